package dev.bqt.compiler.value;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of values, those that are read and those that are refused. */
class ValueFileTest {

  private static Map<String, String> read(String file, String text) throws ValueProblem {
    return ValueFile.read(file, text.getBytes(UTF_8));
  }

  @Test
  void propertiesAreLines() throws ValueProblem {
    String text = "# for tests\nproject = shop-dev\nconfig.Bucket: in\nempty=\nlong = a\\\n  b\n";

    assertThat(read("dev.properties", text))
        .containsExactly(
            entry("project", "shop-dev"),
            entry("config.Bucket", "in"),
            entry("empty", ""),
            entry("long", "ab"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev.properties", "DEV.PROPERTIES"})
  void linesMayEndAsOnWindowsAndAMarkMayStandInFront(String file) throws ValueProblem {
    assertThat(read(file, "\uFEFFa=1\r\nb=2\r\n"))
        .containsExactly(entry("a", "1"), entry("b", "2"));
  }

  @Test
  void jsonIsOneObjectAndNamesAreJoinedByDots() throws ValueProblem {
    String text =
        """
        {"project": "shop", "config": {"Bucket": "in", "deep": {"er": "€"}},
         "days": 30, "share": 1e3, "on": true, "quote": "a\\"b\\nc"}
        """;

    assertThat(read("dev.json", text))
        .containsExactly(
            entry("project", "shop"),
            entry("config.Bucket", "in"),
            entry("config.deep.er", "€"),
            entry("days", "30"),
            entry("share", "1e3"),
            entry("on", "true"),
            entry("quote", "a\"b\nc"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev.yaml", "dev.yml"})
  void yamlIsOneMappingWhoseTextsAreTakenAsTheyStand(String file) throws ValueProblem {
    String text =
        """
        project: &p shop
        config:
          Bucket: "in"
          Copy: *p
        country: no
        since: 2024-01-31
        number: 010
        quoted: "null"
        """;

    assertThat(read(file, text))
        .containsExactly(
            entry("project", "shop"),
            entry("config.Bucket", "in"),
            entry("config.Copy", "shop"),
            entry("country", "no"),
            entry("since", "2024-01-31"),
            entry("number", "010"),
            entry("quoted", "null"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"none.yaml", "none.properties"})
  void anEmptyFileHasNoValues(String file) throws ValueProblem {
    assertThat(read(file, "# nothing\n")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          v.txt        | a=1                  | end in .properties, .json, .yaml or .yml
          v            | a=1                  | end in .properties, .json, .yaml or .yml
          v.json       | [1]                  | Values are one JSON object
          v.json       | ''                   | Values are one JSON object
          v.json       | {"a": hunter2}       | v.json, line 1, column 7: This is not JSON.
          v.json       | {"a": 1              | This is not JSON
          v.json       | {"a": 1} {}          | Nothing may follow the object
          v.json       | {"a": 1, "a": 2}     | line 1, column 10: a is given twice
          v.json       | {"a.b":1,"a":{"b":2}}| a.b is given twice
          v.json       | {"a": null}          | a is null. A value is a text
          v.json       | {"a": {"b": [1]}}    | a.b is a list. A value is a text
          v.json       | {"": 1}              | "" cannot be the name of a value
          v.json       | {"a b": 1}           | "a b" cannot be the name of a value
          v.json       | {"EventID": 1}       | ${EventID} is filled in when a rule runs
          v.json       | {"Data": {"x": 1}}   | no value can be given for Data
          v.yaml       | a: [1]               | line 1, column 1: a is a list
          v.yaml       | a: ~                 | a is empty (in quotes, "", it would be a text)
          v.yaml       | a:                   | a is empty
          v.yaml       | - a                  | Values are one YAML mapping
          v.yaml       | a                    | Values are one YAML mapping
          v.yaml       | {a: 1, a: 2}         | a is given twice
          v.yaml       | 'a: "hunter2'        | This is not YAML
          v.yaml       | {? [a] : 1}          | A name is a text
          v.yaml       | &x {a: *x}           | Nested too deeply
          v.yaml       | a: *hunter2          | This is not YAML
          v.properties | a=\\uhunter2         | A \\u is not followed by four digits
          v.properties | Source.Bucket=x      | no value can be given for Source
          """)
  void isRefusedInWords(String file, String text, String message) {
    assertThatThrownBy(() -> read(file, text))
        .isInstanceOf(ValueProblem.class)
        .hasMessageStartingWith(file)
        .hasMessageContaining(message)
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void aNameThatStandsTwiceInPropertiesIsRefused() {
    assertThatThrownBy(() -> read("v.properties", "a=1\na = 2\n"))
        .hasMessage("v.properties: a is given twice. Leave one of them out.");
  }

  @Test
  void whatIsNotUtf8IsRefused() {
    assertThatThrownBy(() -> ValueFile.read("v.json", new byte[] {'{', (byte) 0xE9, '}'}))
        .hasMessage("v.json: The file is not UTF-8.");
  }
}
