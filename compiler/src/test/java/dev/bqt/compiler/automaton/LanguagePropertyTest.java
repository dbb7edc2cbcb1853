package dev.bqt.compiler.automaton;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** For any small patterns and texts: what automata say is what RE2 says. */
class LanguagePropertyTest {

  private static final String LETTERS = "abK_ \n/é";

  private final Patterns patterns = new Patterns();

  @Property(tries = 2_000, seed = "20261121")
  void accepts(@ForAll("patterns") String pattern, @ForAll("texts") String text) {
    Language language = patterns.found(pattern).orElseThrow();
    boolean expected = Pattern.compile(pattern).matcher(text).find();

    assertThat(Walk.accepts(language, text)).isEqualTo(expected);
    assertThat(Walk.accepts(language.complement(), text)).isEqualTo(!expected);
  }

  @Property(tries = 1_000, seed = "20261122")
  void aWitnessIsFoundByBothPatternsAndExcludedByNone(
      @ForAll("patterns") String one, @ForAll("patterns") String two, @ForAll boolean excluded) {
    Answer answer = ask("", List.of(found(one), excluded ? found(two).complement() : found(two)));

    if (answer instanceof Answer.Witness witness) {
      assertThat(Pattern.compile(one).matcher(witness.text()).find()).isTrue();
      assertThat(Pattern.compile(two).matcher(witness.text()).find()).isEqualTo(!excluded);
    } else {
      assertThat(answer).isInstanceOf(Answer.Empty.class);
    }
  }

  /** A text that both match is a proof that they have one in common. */
  @Property(tries = 1_000, seed = "20261123")
  void whereATextIsInBothThereIsAWitnessThatIsNotLonger(
      @ForAll("patterns") String one,
      @ForAll("patterns") String two,
      @ForAll("texts") String prefix,
      @ForAll("texts") String suffix) {
    String text = prefix + suffix;
    List<Language> languages =
        List.of(sideOf(one, text), sideOf(two, text), patterns.ending(suffix).orElseThrow());

    Answer answer = ask(prefix, languages);

    assertThat(answer).isInstanceOf(Answer.Witness.class);
    String witness = ((Answer.Witness) answer).text();
    assertThat(witness).startsWith(prefix).endsWith(suffix);
    assertThat(witness.codePoints().count()).isLessThanOrEqualTo(text.codePoints().count());
  }

  @Property(tries = 500, seed = "20261124")
  void nothingIsBothInALanguageAndOutOfIt(@ForAll("patterns") String pattern) {
    Language language = found(pattern);

    assertThat(ask("", List.of(language, language.complement()))).isEqualTo(new Answer.Empty());
  }

  @Property(tries = 1_000, seed = "20261125")
  void whatIsFoundBeginsAndEndsAsItsPatternSays(
      @ForAll("anchored") String pattern, @ForAll("texts") String text) {
    Patterns.Affixes affixes = patterns.affixes(pattern);

    if (Pattern.compile(pattern).matcher(text).find()) {
      assertThat(text).startsWith(affixes.prefix()).endsWith(affixes.suffix());
    }
  }

  private Language sideOf(String pattern, String text) {
    boolean found = Pattern.compile(pattern).matcher(text).find();
    return found ? found(pattern) : found(pattern).complement();
  }

  private Language found(String pattern) {
    return patterns.found(pattern).orElseThrow();
  }

  private static Answer ask(String prefix, List<Language> languages) {
    return Intersection.of(prefix, languages, new Budget(50_000, 50_000));
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars(LETTERS.toCharArray()).ofMaxLength(6);
  }

  @Provide
  Arbitrary<String> anchored() {
    return patterns().map(pattern -> "^" + pattern + "$");
  }

  @Provide
  Arbitrary<String> patterns() {
    return Arbitraries.recursive(LanguagePropertyTest::atoms, LanguagePropertyTest::larger, 0, 3);
  }

  private static Arbitrary<String> atoms() {
    return Arbitraries.of(
        "a",
        "b",
        "K",
        "k",
        "_",
        "/",
        "é",
        "ab",
        "a_b",
        "",
        ".",
        "^",
        "$",
        "\\A",
        "\\z",
        "\\b",
        "\\B",
        "\\n",
        "\\d",
        "\\w",
        "\\W",
        "\\s",
        "[ab]",
        "[^a]",
        "[^/]",
        "[a-k]",
        "[[:upper:]]",
        "\\pL",
        "\\PL",
        "\\Qa/\\E",
        "\\x{e9}",
        "(?i)k",
        "(?s).",
        "(?m)^",
        "(?m)$",
        "[^\\w/]");
  }

  private static Arbitrary<String> larger(Arbitrary<String> part) {
    Arbitrary<String> repeated =
        Combinators.combine(part, Arbitraries.of("*", "+", "?", "*?", "{2}", "{1,}", "{0,2}?"))
            .as((inner, times) -> "(?:" + inner + ")" + times);
    Arbitrary<String> flagged =
        Combinators.combine(part, Arbitraries.of("(", "(?:", "(?i:", "(?ms:", "(?-i:", "(?U:"))
            .as((inner, group) -> group + inner + ")");
    Arbitrary<String> joined =
        part.list().ofMinSize(2).ofMaxSize(3).map(parts -> String.join("", parts));
    Arbitrary<String> either =
        part.list().ofMinSize(2).ofMaxSize(3).map(parts -> String.join("|", parts));
    return Arbitraries.oneOf(repeated, flagged, joined, joined, either);
  }
}
