package dev.bqt.compiler.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.compiler.Rules;
import org.junit.jupiter.api.Test;

class SplitTakesAllTest {

  /** Each condition compared with each other would be four hundred million pairs: no end. */
  @Test
  void thousandsOfConditionsAreLookedAtOnceEach() {
    String found = split(20_000, "");

    assertThat(Rules.findings(found)).containsExactly("rows-lost-by-split");
    assertThat(Rules.findings(split(20_000, ", WHEN \"kind  != 19999\" THEN shop.others")))
        .isEmpty();
  }

  @Test
  void bracketsInBracketsEnd() {
    String deep = "(".repeat(20_000) + "a" + ")".repeat(20_000);

    assertThat(
            Rules.findings(
                "WHEN PREFIX \"/a/\" LOAD INTO shop.a VIA DATASET temp SPLIT (WHEN \""
                    + deep
                    + "\" THEN shop.b)"))
        .containsExactly("rows-lost-by-split");
  }

  private static String split(int conditions, String more) {
    StringBuilder text =
        new StringBuilder("WHEN PREFIX \"/a/\" LOAD INTO shop.a VIA DATASET temp SPLIT (");
    for (int i = 0; i < conditions; i++) {
      text.append(i == 0 ? "" : ", ").append("WHEN \"kind = ").append(i).append("\" THEN shop.t");
      text.append(i);
    }
    return text.append(more).append(")").toString();
  }
}
