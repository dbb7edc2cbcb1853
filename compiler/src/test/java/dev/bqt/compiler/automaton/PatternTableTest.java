package dev.bqt.compiler.automaton;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One pattern of each kind, on texts that are near its edges, against RE2. */
class PatternTableTest {

  private static final List<String> TEXTS =
      List.of(
          "", "a", "b", "A", "k", "K", "\u212A", "s", "\u017F", "aa", "ab", "ba", "aab", "aaa",
          "aaaa", "abab", "a b", "ab cd", "_", "a_b", "a-b", "-", "1", "12", "a1", "/", "/a",
          "/a/b", "\n", "a\n", "\na", "a\nb", "ab\nab", "\r", "\t", " ", "é", "É", "ä", "Ä", "б",
          "Б", "λ", "Λ", "漢", "😀", "a😀", "]", "[", "^", "$", ".", "*", "\\", "{", "}", "a{",
          "a{,2}", "x{2}", "(", ")", "|", "a|b", "E", "\\E", "ab+", "a.c", "abc", "aBc", "ABC",
          "\u0000", "\u007f", "\u0085", "\u00a0", "\u0100", "\uFFFF", "\u0008", "\u000b", "foo",
          "foobar", "S", ":", "é1");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "ab",
        "a|b",
        "|",
        "a||b",
        "(a)",
        "()",
        "(?:a|b)b",
        "(?P<n>a)b",
        "(?<n>a)b",
        "a*",
        "a+",
        "a?",
        "a*?",
        "a+?",
        "a??",
        "a{2}",
        "a{2,}",
        "a{2,3}",
        "^a{2,3}$",
        "^a{0,1}$",
        "a{2,3}?",
        "a{0}",
        "a{0,1}b",
        "(?:ab){2}",
        "^(?:a{2}){2}$",
        "(?:){5}",
        "(?:(?:){10}){10}",
        "^*",
        "(?:^a|b$)*",
        "(a*)*b",
        "(a|b*)*$",
        "^a",
        "a$",
        "^a$",
        "^$",
        "\\Aa",
        "a\\z",
        "^^a$$",
        "a^b",
        "a$b",
        "\\A\\z",
        "(?m)^a$",
        "(?m)a$",
        "(?m)^b",
        "(?m)^$",
        "(?m)\\Ab",
        "(?m)a\\z",
        "(?m:^b)|a$",
        "\\b",
        "\\B",
        "\\ba",
        "a\\b",
        "\\Ba",
        "a\\B",
        "\\bab\\b",
        "^\\B$",
        "\\b\\B",
        "(?:\\b|a)+b",
        ".",
        "^.$",
        "(?s).",
        "(?s)^.$",
        "(?s)a.b",
        "a.b",
        "(?-s)a.b",
        "(?s:a.)b",
        "(?U)a+?b",
        "(?U)^a*$",
        "(?i)a",
        "(?i)k",
        "(?i)s",
        "(?i)aBc",
        "(?i)é",
        "(?i)Б",
        "(?i)λ",
        "(?i:a)b",
        "a(?i)b|c",
        "(?:a(?i)b)c",
        "(?i)a(?-i)b",
        "(?i)[a-k]",
        "(?i)[^k]",
        "(?i)\\w",
        "(?i)[[:upper:]]",
        "(?i)\\pL",
        "(?im-s)^a.b",
        "(?i)_",
        "(?i)\\x{41}",
        "(?i)\\Qab\\E",
        "[a-c]",
        "[^a-c]",
        "^[^a]$",
        "[]a]",
        "[^]a]",
        "[a-]",
        "[-a]",
        "[a^]",
        "[\\]]",
        "[\\^a]",
        "[[a]",
        "[[:alpha:]]",
        "[[:^alpha:]]",
        "[^[:alpha:]]",
        "[[:alpha:][:digit:]]",
        "[[:word:]-]",
        "[[.a.]]",
        "[\\d]",
        "[^\\d]",
        "[\\D]",
        "[\\w-]",
        "[\\s\\d]",
        "[\\pL]",
        "[^\\pL]",
        "[\\x{61}-c]",
        "[\\x{4e00}-\\x{9fff}]",
        "[é]",
        "[^é]",
        "[a-é]",
        "[\\n]",
        "[😀]",
        "[^😀]",
        "\\d",
        "\\D",
        "\\w",
        "\\W",
        "\\s",
        "\\S",
        "^\\S$",
        "\\pL",
        "\\PL",
        "\\pN",
        "\\p{Greek}",
        "\\P{Greek}",
        "\\p{^Greek}",
        "\\p{Lu}",
        "^\\p{Cyrillic}+$",
        "\\p{Any}",
        "\\a",
        "\\f",
        "\\n",
        "\\r",
        "\\t",
        "\\v",
        "\\0",
        "\\07",
        "\\123",
        "\\07777",
        "\\x41",
        "\\x{1F600}",
        "\\.",
        "\\*",
        "\\[",
        "\\]",
        "\\\\",
        "\\_",
        "\\-",
        "\\/",
        "\\{",
        "\\}",
        "\\é",
        "\\Qa.c\\E",
        "\\Qa.c",
        "\\Qab+\\E",
        "\\Qa\\E+b",
        "\\Qab\\E*",
        "\\Q\\E",
        "a\\Q\\Eb",
        "\\Q\\\\E",
        "{",
        "a{",
        "a{,2}",
        "x\\{2}",
        "a{b",
        "a}",
        "]",
        "a]",
        "é+",
        "😀",
        "a😀?$",
        "漢|б"
      })
  void acceptsWhatIsFound(String pattern) {
    Pattern re2 = Pattern.compile(pattern);
    Language language = new Patterns().found(pattern).orElseThrow();

    for (String text : TEXTS) {
      boolean expected = re2.matcher(text).find();
      assertThat(Walk.accepts(language, text)).as("%s in %s", pattern, text).isEqualTo(expected);
      assertThat(Walk.accepts(language.complement(), text)).isEqualTo(!expected);
    }
  }

  /** RE2 reads them; what they mean is not certain enough, or they are too long. */
  @ParameterizedTest
  @ValueSource(strings = {"a(?i)*", "a\\Q\\E*", "a{01}", "(?:a{1000}){1000}"})
  void someAreBeyondUs(String pattern) {
    assertThat(Pattern.compile(pattern)).isNotNull();
    assertThat(new Patterns().found(pattern)).isEmpty();
  }

  /** RE2 has refused them before; there must be no answer, and no other harm. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "(",
        ")",
        "(?",
        "(?i",
        "(?P<",
        "a**",
        "*",
        "[",
        "[a",
        "[^]",
        "\\",
        "\\1",
        "\\8",
        "\\Z",
        "\\C",
        "\\p{Nonsense}",
        "\\p{",
        "\\x",
        "\\x{",
        "[[:nonsense:]]",
        "(?x)a",
        "(?=a)",
        "[b-a]",
        "a{2}{3}"
      })
  void whatRe2RefusesIsBeyondUs(String pattern) {
    assertThat(new Patterns().found(pattern)).isEmpty();
  }

  @Test
  void knowsWhatAPatternBeginsAndEndsWith() {
    Patterns patterns = new Patterns();

    assertThat(patterns.affixes("^/in/\\d+\\.json$"))
        .isEqualTo(new Patterns.Affixes("/in/", ".json"));
    assertThat(patterns.affixes("^/in")).isEqualTo(new Patterns.Affixes("/in", ""));
    assertThat(patterns.affixes("(?:^(/in))x?")).isEqualTo(new Patterns.Affixes("/in", ""));
    assertThat(patterns.affixes("/in/.*\\.json")).isEqualTo(new Patterns.Affixes("", ""));
    assertThat(patterns.affixes("^/a|^/b")).isEqualTo(new Patterns.Affixes("", ""));
    assertThat(patterns.affixes("(?m)^/a$")).isEqualTo(new Patterns.Affixes("", ""));
    assertThat(patterns.affixes("(?i)^/in/$")).isEqualTo(new Patterns.Affixes("/", "/"));
    assertThat(patterns.affixes("^/in/*")).isEqualTo(new Patterns.Affixes("/in", ""));
  }
}
