package dev.bqt.compiler.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.compiler.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OneRulePerObjectTest {

  private record Path(String prefix, String suffix) {

    boolean sharesAnObjectWith(Path other) {
      boolean prefixes = prefix.startsWith(other.prefix) || other.prefix.startsWith(prefix);
      boolean suffixes = suffix.endsWith(other.suffix) || other.suffix.endsWith(suffix);
      return prefixes && suffixes;
    }

    String rule() {
      String end = suffix.isEmpty() ? "" : "SUFFIX \"" + suffix + "\" ";
      return "WHEN PREFIX \"/" + prefix + "\" " + end + "LOAD INTO shop.t;\n";
    }
  }

  @Test
  void findsAnOverlapIfAndOnlyIfThereIsOne() {
    Random random = new Random(11);
    for (int round = 0; round < 1_000; round++) {
      List<Path> paths = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        paths.add(new Path(word(random), word(random)));
      }
      StringBuilder text = new StringBuilder();
      paths.forEach(path -> text.append(path.rule()));

      assertThat(Rules.findings(text.toString()).contains("overlapping-rules"))
          .as(text.toString())
          .isEqualTo(anyTwoShareAnObject(paths));
    }
  }

  /** They are more than could be compared pair by pair. */
  @Test
  void rulesThatPartWaysBehindWhatTheyShareAreToldApart() {
    StringBuilder text = new StringBuilder();
    for (int i = 1_000; i < 2_000; i++) {
      text.append(
          "WHEN PREFIX \"/in/\" FILTER r\"/orders_" + i + "_\\d+\\.csv$\" LOAD INTO shop.t;\n");
    }

    assertThat(Rules.findings(text.toString())).isEmpty();
  }

  @Test
  void tellsEachPair() {
    Random random = new Random(12);
    for (int round = 0; round < 300; round++) {
      List<Path> paths = new ArrayList<>();
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 6; i++) {
        Path path = new Path("x" + word(random), word(random));
        paths.add(path);
        text.append(path.rule());
      }
      int pairs = 0;
      for (int i = 0; i < paths.size(); i++) {
        for (int j = 0; j < i; j++) {
          pairs += paths.get(i).sharesAnObjectWith(paths.get(j)) ? 1 : 0;
        }
      }

      assertThat(
              Rules.findings(text.toString()).stream()
                  .filter(found -> found.equals("overlapping-rules")))
          .as(text.toString())
          .hasSize(pairs);
    }
  }

  @Test
  void oneRealPairIsFoundBehindThousandsThatAreAllowed() {
    StringBuilder text = new StringBuilder("WHEN ANY OBJECT LOAD INTO s.t;\n");
    for (int i = 0; i < 3_000; i++) {
      text.append("-- bqt:allow overlapping-rules because nothing comes there\n")
          .append("WHEN PREFIX \"/r")
          .append(i)
          .append("/\" LOAD INTO s.t;\n");
    }
    text.append("WHEN PREFIX \"/q/\" LOAD INTO s.t;\n");

    assertThat(Rules.findings(text.toString()))
        .contains("overlapping-rules")
        .doesNotContain("unused-allow", "too-many-errors");
  }

  private static String word(Random random) {
    StringBuilder word = new StringBuilder();
    for (int i = random.nextInt(5); i > 0; i--) {
      word.append("ab".charAt(random.nextInt(2)));
    }
    return word.toString();
  }

  private static boolean anyTwoShareAnObject(List<Path> paths) {
    for (int i = 0; i < paths.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (paths.get(i).sharesAnObjectWith(paths.get(j))) {
          return true;
        }
      }
    }
    return false;
  }

  @Test
  void anyObjectOverlapsWithAll() {
    assertThat(Rules.findings("WHEN ANY OBJECT LOAD INTO s.t; WHEN PREFIX \"/a/\" LOAD INTO s.t;"))
        .contains("overlapping-rules");
  }

  @Test
  void disabledRulesDoNotCount() {
    assertThat(
            Rules.findings(
                "WHEN PREFIX \"/a/\" LOAD INTO s.t; DISABLED WHEN PREFIX \"/a/\" LOAD INTO s.u;"))
        .isEmpty();
  }

  @Test
  void rulesThatDivideAFolderBetweenThemDoNotOverlap() {
    assertThat(
            Rules.findings(
                "WHEN PREFIX \"/a/\" FILTER \"x\" LOAD INTO s.t;"
                    + "WHEN PREFIX \"/a/\" EXCLUDE \"x\" LOAD INTO s.u;"))
        .isEmpty();
  }

  @Test
  void rulesThatCannotBeReadAreNotCompared() {
    assertThat(
            Rules.findings(
                "WHEN PREFIX \"/a/\" FILTER \"(\" LOAD INTO s.t;"
                    + "WHEN PREFIX \"/a/\" LOAD INTO s.u;"))
        .containsExactly("bad-regular-expression");
  }

  @Test
  void aNameThatWouldBeTooLongIsNoWitness() {
    String filter = "[a-z]{600}";
    assertThat(
            Rules.findings(
                "WHEN PREFIX \"/a/\" FILTER \"b"
                    + filter
                    + "$\" LOAD INTO s.t;"
                    + "WHEN PREFIX \"/a/\" FILTER \"^/a/"
                    + filter
                    + "1\" LOAD INTO s.u;"))
        .doesNotContain("overlapping-rules")
        .contains("may-overlap");
  }

  /** One warning, not one for each of them. */
  @Test
  void veryManyRulesThatAreHardToTellApartGetOneWarning() {
    StringBuilder text = new StringBuilder();
    for (int i = 100; i < 700; i++) {
      text.append("WHEN PREFIX \"/in/\" FILTER r\"^/in/(?:[a-z]|xx)+/")
          .append(i)
          .append("/(?:[a-z]|xx)+$\" LOAD INTO shop.t;\n");
    }

    assertThat(Rules.findings(text.toString())).containsExactly("may-overlap");
  }
}
