package dev.bqt.compiler.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.compiler.Compilation;
import dev.bqt.compiler.Rules;
import dev.bqt.compiler.diagnostic.render.PeopleRenderer;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the text, there is an answer, soon, and without an exception. */
class HostileTextTest {

  private static final int LONG = 1 << 18;
  private static final List<String> WORDS =
      List.of(
          "RULE",
          "WHEN",
          "PREFIX",
          "\"/a/\"",
          "LOAD",
          "INTO",
          "a.b",
          "(",
          ")",
          ",",
          ";",
          "=",
          "ON",
          "SUCCESS",
          "FAILURE",
          "DELETE",
          "MOVE",
          "TO",
          "BATCH",
          "10s",
          "5",
          "OPTIONS",
          "x",
          "[",
          "]",
          "VIA",
          "QUERY",
          "COPY",
          "JOB",
          "DIRECTORY",
          "DISABLED",
          "SPLIT",
          "NO",
          "\"",
          "`",
          "?");
  private static final Duration SOON = Duration.ofMinutes(3);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@", "(", "[", "\"", "x", ",", ";", "RULE ", "WHEN ", "a.", "-", "\\", "'''", "/*", "${",
        "1"
      })
  void aLongRowOfOneThingDoesNotHang(String piece) {
    String text = piece.repeat(LONG / piece.length());

    String rendered = Assertions.assertTimeoutPreemptively(SOON, () -> render(text));

    assertThat(rendered).hasSizeLessThan(LONG * 400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"$", "${", "$Mod(", "$1", "a.", "é", "\uD83C\uDF89"})
  void aLongRowOfOneThingInATableDoesNotHang(String piece) {
    String table = piece.repeat(LONG / piece.length());
    String text = "WHEN PREFIX \"/a/\" LOAD INTO \"" + table + "\";";

    String rendered = Assertions.assertTimeoutPreemptively(SOON, () -> render(text));

    assertThat(rendered).contains("illegal-table");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "{a", "}", "/", "a/", "$", "(", "(?P<a>"})
  void aLongRowOfOneThingInARuleAboutADirectoryDoesNotHang(String piece) {
    String text = piece.repeat(LONG / piece.length());
    String run = "WHEN DIRECTORY LOAD CSV; WHEN DIRECTORY \"a/\" RUN \"" + text + "\";";
    String path = "WHEN DIRECTORY \"" + text + "\" MATCHING \"" + text + "\" LOAD CSV ORDERED;";

    assertThat(Assertions.assertTimeoutPreemptively(SOON, () -> render(run))).contains("files-not");
    assertThat(Assertions.assertTimeoutPreemptively(SOON, () -> render(path))).contains("error");
  }

  @Test
  void aLongLineIsShownInPart() {
    String text = "WHEN PREFIX \"" + "a".repeat(LONG) + "\" LOAD INTO shop.t;";

    assertThat(render(text)).contains("[never-matches]").contains("…");
  }

  @Test
  void deepNestingIsAnErrorNotAnOverflow() {
    String deep = "[".repeat(100_000);

    assertThat(Rules.findings("WHEN PREFIX \"/a/\" LOAD INTO shop.t OPTIONS (x = " + deep + ");"))
        .containsExactly("nested-too-deeply");
  }

  @Test
  void eachStartOfAGoodRuleHasAnAnswer() {
    String rule =
        "RULE a DISABLED ASYNC WHEN PREFIX \"/a/\" SUFFIX '''.csv''' LOAD CSV INTO p:ds.t_$Mod(4)"
            + " OPTIONS (quote = \"\", null_markers = [\"a\"]) BATCH 90s /* c */ ON SUCCESS DELETE"
            + " (\"a\", \"b\"), MOVE TO EXACTLY \"gs://x\""
            + " ON FAILURE QUERY r\"x\" ON SUCCESS (DELETE);";
    for (int end = 0; end < rule.length(); end++) {
      Compilation compilation = Rules.compile(rule.substring(0, end));
      assertThat(compilation.hasErrors() || end < 13 || compilation.rules() > 0).isTrue();
    }
  }

  @Test
  void anyMixtureOfWordsHasAnAnswer() {
    Random random = new Random(7);
    for (int round = 0; round < 3_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(25); i >= 0; i--) {
        text.append(WORDS.get(random.nextInt(WORDS.size()))).append(' ');
      }
      assertThat(render(text.toString())).as(text.toString()).doesNotContain("null");
    }
  }

  private static String render(String text) {
    return new PeopleRenderer(true).render(Rules.compile(text).diagnostics());
  }
}
