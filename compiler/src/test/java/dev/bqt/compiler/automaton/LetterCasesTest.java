package dev.bqt.compiler.automaton;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LetterCasesTest {

  /** All that have cases, and are no letters of ASCII: those are asked about otherwise. */
  private static final int[] LETTERS =
      IntStream.range(128, CodePoints.END)
          .filter(c -> Character.toLowerCase(c) != c || Character.toUpperCase(c) != c)
          .filter(c -> c < 0x1C80 || c > 0x1C88) // RE2/J never ends with these: EndlessFolding.
          .toArray();

  @Test
  void re2FoldsNoLetterIntoOneThatIsNotAmongItsCases() {
    String all = new String(LETTERS, 0, LETTERS.length) + "abcdefghijklmnopqrstuvwxyzKS";
    CharacterClasses classes = new CharacterClasses();
    for (int letter : LETTERS) {
      String text = Character.toString(letter);
      TreeSet<Integer> found = new TreeSet<>();
      Matcher matcher = Pattern.compile("(?i)" + text).matcher(all);
      while (matcher.find()) {
        found.add(all.codePointAt(matcher.start()));
      }
      CodePoints answer = classes.of(text, true);
      assertThat(found).as(text).allMatch(answer::contains).contains(letter);
      assertThat(LetterCases.of(letter).filter(answer::contains).boxed())
          .as(text)
          .allMatch(each -> Pattern.matches("(?i)" + text, Character.toString(each)));
    }
  }
}
