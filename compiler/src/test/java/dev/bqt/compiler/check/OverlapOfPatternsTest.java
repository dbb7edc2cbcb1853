package dev.bqt.compiler.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import dev.bqt.compiler.Rules;
import dev.bqt.compiler.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Against all short paths, tried one by one. */
class OverlapOfPatternsTest {

  private static final List<String> PATHS = paths();
  private static final String[] PATTERNS = {
    "a",
    "b$",
    "^/a",
    "a/b",
    "^/[^/]+$",
    "(?i)A",
    "\\bab",
    "a{2,}",
    "[^b]$",
    "^/(a|b)+/",
    "/$",
    "b+a"
  };

  private record Taker(String prefix, String suffix, String filter, String exclude) {

    static Taker random(Random random) {
      String filter = random.nextBoolean() ? "" : PATTERNS[random.nextInt(PATTERNS.length)];
      String exclude = random.nextBoolean() ? "" : PATTERNS[random.nextInt(PATTERNS.length)];
      String[] prefixes = {"/", "/a", "/b", "/a/", "/ab"};
      String[] suffixes = {"", "", "a", "b", "/b"};
      return new Taker(
          prefixes[random.nextInt(prefixes.length)],
          suffixes[random.nextInt(suffixes.length)],
          filter,
          exclude);
    }

    boolean takes(String path) {
      return path.startsWith(prefix)
          && path.endsWith(suffix)
          && (filter.isEmpty() || Pattern.compile(filter).matcher(path).find())
          && (exclude.isEmpty() || !Pattern.compile(exclude).matcher(path).find());
    }

    String rule() {
      return "WHEN PREFIX \""
          + prefix
          + "\""
          + clause("SUFFIX", suffix)
          + clause("FILTER", filter)
          + clause("EXCLUDE", exclude)
          + " LOAD INTO shop.t;\n";
    }

    private static String clause(String word, String value) {
      return value.isEmpty() ? "" : " " + word + " r\"" + value + "\"";
    }
  }

  @Test
  void aPathThatTwoRulesTakeIsFoundAndWhatIsFoundIsTakenByTwo() {
    Random random = new Random(7);
    int overlaps = 0;
    for (int round = 0; round < 600; round++) {
      Taker one = Taker.random(random);
      Taker two = Taker.random(random);
      String text = one.rule() + two.rule();
      List<Diagnostic> found = of("overlapping-rules", text);

      if (PATHS.stream().anyMatch(path -> one.takes(path) && two.takes(path))) {
        assertThat(found).as(text).hasSize(1);
      }
      for (Diagnostic overlap : found) {
        String path = overlap.message().replaceAll("(?s).*such as \"(.*)\"; it could.*", "$1");
        assertThat(one.takes(path) && two.takes(path)).as(path + "\n" + text).isTrue();
        overlaps++;
      }
    }
    assertThat(overlaps).isBetween(100, 500);
  }

  /** Many rules of one prefix are found by what their patterns ask for: none is passed over. */
  @Test
  void amongManyEachPairIsToldThatIsToldOfTwo() {
    Random random = new Random(9);
    int overlaps = 0;
    for (int round = 0; round < 12; round++) {
      List<String> rules = new ArrayList<>();
      while (rules.size() < 12) {
        String rule = Taker.random(random).rule();
        // What matches every object is told once for all others.
        if (!rule.contains("PREFIX \"/\" LOAD")) {
          rules.add(rule);
        }
      }
      int pairs = 0;
      for (int i = 0; i < rules.size(); i++) {
        for (int j = 0; j < i; j++) {
          pairs += of("overlapping-rules", rules.get(j) + rules.get(i)).size();
        }
      }
      String text = String.join("", rules);

      assertThat(of("overlapping-rules", text)).as(text).hasSize(pairs);
      overlaps += pairs;
    }
    assertThat(overlaps).isPositive();
  }

  @Test
  void aRuleThatTakesAShortPathIsNotSaidToMatchNever() {
    Random random = new Random(8);
    int never = 0;
    for (int round = 0; round < 600; round++) {
      Taker one = Taker.random(random);
      List<Diagnostic> found = of("never-matches", one.rule());

      if (PATHS.stream().anyMatch(one::takes)) {
        assertThat(found).as(one.rule()).isEmpty();
      }
      never += found.size();
    }
    assertThat(never).isBetween(20, 300);
  }

  private static List<Diagnostic> of(String id, String text) {
    return Rules.compile(text).diagnostics().stream()
        .filter(found -> found.id().id().equals(id))
        .toList();
  }

  /** Of up to six letters, without two slashes in a row and none at the end. */
  private static List<String> paths() {
    List<String> all = new ArrayList<>(List.of("/"));
    for (int i = 0; i < all.size() && all.get(i).length() < 7; i++) {
      for (String letter : new String[] {"a", "b", "/", "-"}) {
        String longer = all.get(i) + letter;
        if (!longer.contains("//")) {
          all.add(longer);
        }
      }
    }
    all.removeIf(path -> path.endsWith("/"));
    return all;
  }
}
