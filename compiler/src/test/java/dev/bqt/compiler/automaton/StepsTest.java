package dev.bqt.compiler.automaton;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.compiler.automaton.Patterns.Step;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Patterns part ways at a step only if no text is matched by both. */
class StepsTest {

  private final Patterns patterns = new Patterns();

  @ParameterizedTest
  @CsvSource({
    "a_1\\.csv$, a_2\\.csv$, true",
    "a_1_\\d+\\.csv$, a_2_\\d+\\.csv$, true",
    "a_1_\\d{8}$, a_2_\\d{8}$, true",
    "a1[^/]*/x$, a2[^/]*/x$, false",
    "b?-x$, c-x$, false",
    "a_1_\\d+\\.(csv|tsv)$, a_2_\\d+\\.(csv|tsv)$, true",
    "a\\.(csv|tsv)$, a\\.(tsv|txt)$, false",
  })
  void fromTheEnd(String one, String other, boolean apart) {
    assertThat(areApart(one, other, true)).isEqualTo(apart);
    assertThat(apart && areMet(one, other)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "^/in/\\d+/a, ^/in/\\d+/b, true",
    "^/in/\\d{8}/a, ^/in/\\d{8}/b, true",
    "^/in/.*/a, ^/in/.*/b, false",
    "^/in/\\d*/a, ^/in/\\d*/b, true",
    "^/in/\\d+1, ^/in/\\d+2, false",
    "^/in/x?y, ^/in/z?y, false",
    "^/in/x?y, ^/in/zy, false",
    "^/in/(a|b)x, ^/in/(a|b)y, true",
    "^/in/(a|bc)x, ^/in/(a|bc)y, false",
    "^/in/(ab|cd)x, ^/in/(cd|ab)y, true",
    "^/in/[a-c]x, ^/in/[a-c]y, true",
    "^/in/a|^/in/b, ^/in/c, false",
    "/in/a, /in/b, false",
    "^(?i)A, ^b, true",
    "^(?i)A, ^a, false",
  })
  void fromTheStart(String one, String other, boolean apart) {
    assertThat(areApart(one, other, false)).isEqualTo(apart);
    assertThat(apart && areMet(one, other)).isFalse();
  }

  private boolean areApart(String one, String other, boolean fromEnd) {
    List<Step> steps = patterns.steps(one, fromEnd);
    List<Step> others = patterns.steps(other, fromEnd);
    for (int i = 0; i < Math.min(steps.size(), others.size()); i++) {
      if (!steps.get(i).equals(others.get(i))) {
        return steps.get(i).excludes(others.get(i));
      }
    }
    return false;
  }

  private boolean areMet(String one, String other) {
    List<Language> both =
        List.of(patterns.found(one).orElseThrow(), patterns.found(other).orElseThrow());
    return !(Intersection.of("", both, new Budget(10_000, 100_000)) instanceof Answer.Empty);
  }
}
