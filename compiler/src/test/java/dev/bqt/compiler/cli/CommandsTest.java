package dev.bqt.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {

  private static final String GOOD = "WHEN PREFIX \"/a/\" LOAD INTO shop.t;\n";
  private static final String OTHER = "WHEN PREFIX \"/b/\" LOAD INTO shop.t;\n";
  private static final String WARNED = "WHEN PREFIX \"/c/\" LOAD INTO shop.t BATCH 10s;\n";
  private static final String BAD = "WHEN PREFIX \"/d/\" LOAD INTO orders;\n";

  private static final String ILLEGAL_TABLE_AS_JSON =
      """
      {
        "version": 1,
        "diagnostics": [
          {
            "id": "illegal-table",
            "severity": "error",
            "title": "This cannot be a table",
            "message": "A table is named with its dataset: dataset.table.",
            "hint": "Write for example shop.orders.",
            "file": "%s",
            "start": {
              "line": 1,
              "column": 29
            },
            "end": {
              "line": 1,
              "column": 35
            },
            "related": []
          }
        ],
        "summary": {
          "files": 1,
          "rules": 1,
          "errors": 1,
          "warnings": 0
        }
      }
      """;

  @TempDir Path folder;

  private static Outcome bqt(String input, String... arguments) {
    return Outcome.of(input, arguments);
  }

  private String file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text).toString();
  }

  private List<String> listing(String below) throws IOException {
    Path root = folder.resolve(below);
    if (!Files.exists(root)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile)
          .map(each -> root.relativize(each).toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void compilesAllFilesOfAFolderIntoOneArray() throws IOException {
    file("rules/b/second.bqt", OTHER);
    file("rules/a.bqt", GOOD);
    file("rules/notes.txt", "no rule");

    Outcome outcome = bqt("", "compile", folder.resolve("rules").toString());

    assertThat(outcome.code()).isZero();
    assertThat(outcome.out().indexOf("\"/a/\"")).isBetween(0, outcome.out().indexOf("\"/b/\""));
    assertThat(outcome.out()).startsWith("[\n").endsWith("]\n");
    assertThat(outcome.err()).isEmpty();
  }

  @Test
  void writesOneFileForEachKeepingPaths() throws IOException {
    file("rules/a.bqt", GOOD);
    file("rules/b/second.bqt", OTHER);
    String out = folder.resolve("out").toString();

    Outcome outcome = bqt("", "compile", folder.resolve("rules").toString(), "-o", out);

    assertThat(outcome.code()).isZero();
    assertThat(outcome.out()).isEmpty();
    assertThat(listing("out")).containsExactly("a.json", "b/second.json");
    assertThat(folder.resolve("out/a.json")).content().contains("\"/a/\"").endsWith("]\n");
  }

  @Test
  void warningsGoToStandardErrorAndDoNotStop() throws IOException {
    Outcome outcome = bqt("", "compile", file("w.bqt", WARNED));

    assertThat(outcome.code()).isZero();
    assertThat(outcome.out()).contains("\"DurationInSec\": 10");
    assertThat(outcome.err()).contains("[load-quota]");
  }

  @Test
  void writesNothingIfThereIsAnyError() throws IOException {
    file("rules/a.bqt", GOOD);
    file("rules/bad.bqt", BAD);
    String rules = folder.resolve("rules").toString();

    Outcome printed = bqt("", "compile", rules);
    Outcome written = bqt("", "compile", rules, "-o", folder.resolve("out").toString());

    assertThat(List.of(printed.code(), written.code())).containsExactly(1, 1);
    assertThat(printed.out()).isEmpty();
    assertThat(printed.err()).contains("bad.bqt:1:29").contains("[illegal-table]");
    assertThat(listing("out")).isEmpty();
  }

  @Test
  void readsStandardInput() {
    Outcome outcome = bqt(GOOD, "compile", "-");

    assertThat(outcome.code()).isZero();
    assertThat(outcome.out()).contains("\"/a/\"");
    assertThat(bqt(BAD, "check", "-").out()).contains("<stdin>:1:29");
  }

  @Test
  void overlapsAreFoundBetweenFiles() throws IOException {
    String one = file("one.bqt", GOOD);
    String two = file("two.bqt", GOOD);

    Outcome outcome = bqt("", "check", one, two);

    assertThat(outcome.code()).isOne();
    assertThat(outcome.out())
        .contains("[overlapping-rules]")
        .contains("one.bqt:1:6")
        .contains("two");
  }

  @Test
  void aFileThatIsGivenTwiceIsReadOnce() throws IOException {
    String one = file("one.bqt", GOOD);

    Outcome outcome = bqt("", "check", one, one, folder.toString());

    assertThat(outcome.out()).isEqualTo("1 file, 1 rule: no errors, no warnings\n");
    assertThat(outcome.code()).isZero();
  }

  @Test
  void checkEndsWithALineThatSumsUp() throws IOException {
    file("w.bqt", WARNED);
    file("bad.bqt", BAD);

    Outcome outcome = bqt("", "check", folder.toString());

    assertThat(outcome.code()).isOne();
    assertThat(outcome.out()).endsWith("\n2 files, 2 rules: 1 error, 1 warning\n");
  }

  @Test
  void findingsAsJson() throws IOException {
    String bad = file("bad.bqt", BAD);

    Outcome checked = bqt("", "check", bad, "--format", "json");
    Outcome compiled = bqt("", "compile", bad, "--format", "json");

    assertThat(checked.out()).isEqualTo(ILLEGAL_TABLE_AS_JSON.formatted(bad));
    assertThat(compiled.err()).isEqualTo(checked.out());
    assertThat(compiled.out()).isEmpty();
  }

  @Test
  void aMissingPathIsWrongUsage() {
    Outcome outcome = bqt("", "check", folder.resolve("nowhere").toString());

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).startsWith("bqt check: There is no file or folder ");
  }

  @Test
  void aFolderWithoutRulesIsWrongUsage() {
    Outcome outcome = bqt("", "compile", folder.toString());

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("There is no .bqt file in " + folder);
  }

  @Test
  void noPathAtAllIsWrongUsage() {
    Outcome outcome = bqt("", "compile");

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("PATH");
  }

  @Test
  void twoFilesForOneTargetAreWrongUsage() throws IOException {
    String one = file("one/a.bqt", GOOD);
    String two = file("two/a.bqt", OTHER);

    Outcome outcome = bqt("", "compile", one, two, "-o", folder.resolve("out").toString());

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("a.json");
    assertThat(listing("out")).isEmpty();
  }

  @Test
  void anOutputThatCannotBeWrittenIsWrongUsage() throws IOException {
    String rule = file("a.bqt", GOOD);

    Outcome outcome = bqt("", "compile", rule, "-o", rule);

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("Cannot write to " + rule);
  }

  @ParameterizedTest
  @ValueSource(strings = {"check", "compile"})
  void whatIsOursIsSaidToBeOursInTwoLines(String command) {
    Outcome outcome = Outcome.of(broken(), false, command, "-");

    assertThat(outcome.code()).isEqualTo(3);
    assertThat(outcome.err())
        .isEqualTo(
            "bqt "
                + command
                + ": this is our fault, not yours: java.lang.IllegalStateException:"
                + " broken on purpose\n"
                + "The same command with --debug shows where; please report that.\n");
  }

  @Test
  void whereItWasIsShownToThoseWhoAsk() {
    Outcome outcome = Outcome.of(broken(), false, "check", "-", "--debug");

    assertThat(outcome.code()).isEqualTo(3);
    assertThat(outcome.err()).contains("our fault", "\tat dev.bqt.").doesNotContain("shows where");
  }

  private static InputStream broken() {
    return new InputStream() {
      @Override
      public int read() {
        throw new IllegalStateException("broken on purpose");
      }
    };
  }
}
