package dev.bqt.compiler.editors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bqt.compiler.parse.word.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The colours of editors know the words of the language, all of them and no other. */
class TextMateGrammarTest {

  private static final Path FOLDER = Path.of("../grammar/editors");
  private static final Pattern WORDS = Pattern.compile("\\\\b\\(\\?i:([A-Z|]+)\\)\\\\b");

  private final JsonNode grammar = json("bqt.tmLanguage.json");

  @Test
  void itsKeywordsAreThoseOfTheLanguage() {
    List<String> keywords = new ArrayList<>();
    for (JsonNode kind : grammar.at("/repository/keywords/patterns")) {
      Matcher words = WORDS.matcher(kind.get("match").asText());
      assertThat(words.matches()).as(kind.toString()).isTrue();
      keywords.addAll(List.of(words.group(1).split("\\|")));
    }
    assertThat(keywords).containsExactlyInAnyOrderElementsOf(Words.allKeywords());
  }

  @Test
  void itsPatternsCanBeRead() {
    List<String> patterns = new ArrayList<>();
    for (String key : List.of("match", "begin", "end")) {
      grammar.findValues(key).forEach(pattern -> patterns.add(pattern.asText()));
    }
    assertThat(patterns).hasSizeGreaterThan(30).allSatisfy(Pattern::compile);
  }

  @Test
  void whatItIncludesIsThere() {
    assertThat(grammar.findValues("include"))
        .extracting(JsonNode::asText)
        .filteredOn(name -> name.startsWith("#"))
        .allMatch(name -> grammar.get("repository").has(name.substring(1)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "shop.orders",
        "my-project.shop.load_orders",
        "project:shop.batch",
        "shop.orders_$Date",
        "shop.orders$20240131",
        "shop.t_${Hour}_x",
        "shop.t_$Mod(10)",
        "$Date.orders"
      })
  void aTableIsOneWordWhateverIsInIt(String table) {
    Matcher matcher = only("tables").matcher(table + " BATCH");
    assertThat(matcher.find()).isTrue();
    assertThat(matcher.group()).isEqualTo(table);
  }

  @ParameterizedTest
  @ValueSource(strings = {"LOAD", "orders", "load-", "10s -- 20", "a--comment"})
  void noOtherWordIsATable(String text) {
    assertThat(only("tables").matcher(text).find()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"10s,true", "5m,true", "10,false", "x10s,false", "10s.orders,false"})
  void aDurationIsANumberWithItsUnit(String text, boolean is) {
    assertThat(only("durations").matcher(text).find()).isEqualTo(is);
  }

  @Test
  void theExtensionUsesIt() {
    JsonNode contributes = json("vscode/package.json").get("contributes");
    assertThat(contributes.at("/grammars/0/scopeName").asText())
        .isEqualTo(grammar.get("scopeName").asText());
    assertThat(contributes.at("/languages/0/extensions/0").asText()).isEqualTo(".bqt");
    assertThat(json("vscode/language-configuration.json").at("/comments/lineComment").asText())
        .isEqualTo("--");
  }

  private Pattern only(String name) {
    return Pattern.compile(grammar.at("/repository/" + name + "/patterns/0/match").asText());
  }

  private static JsonNode json(String file) {
    try {
      return new ObjectMapper().readTree(Files.readString(FOLDER.resolve(file)));
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }
}
