package dev.bqt.e2e.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FoldingTest {

  private static String lines(int first, int last, String format) {
    return IntStream.rangeClosed(first, last)
        .mapToObj(i -> format.formatted(i))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  @Test
  void foldsLinesThatDifferByANumber() {
    assertThat(Folding.fold("before\n" + lines(1, 250, "gs://b/%04d.json") + "after\n"))
        .isEqualTo(
            """
            before
            250 times, numbers in braces rise evenly:
            | gs://b/{0001..0250}.json
            after
            """);
  }

  @Test
  void foldsGroupsOfLinesWithSeveralNumbers() {
    String text =
        IntStream.range(0, 30)
            .mapToObj(i -> "LOADED %02d.json generation %s s\n  job 7\n".formatted(i, 1 + i / 10.0))
            .collect(Collectors.joining())
            .replace(".0 s", " s");
    assertThat(Folding.fold(text))
        .isEqualTo(
            """
            30 times, numbers in braces rise evenly:
            | LOADED {00..29}.json generation {1..3.9} s
            |   job 7
            """);
  }

  @Test
  void leavesFewLinesAsTheyAre() {
    String text = lines(1, 19, "gs://b/%04d.json");
    assertThat(Folding.fold(text)).isEqualTo(text);
  }

  @Test
  void showsTheOneThatIsMissingOrDiffers() {
    String text = lines(1, 100, "LOADED %03d.json").replace("LOADED 050", "FAILED 050");
    assertThat(Folding.fold(text))
        .isEqualTo(
            """
            49 times, numbers in braces rise evenly:
            | LOADED {001..049}.json
            FAILED 050.json
            50 times, numbers in braces rise evenly:
            | LOADED {051..100}.json
            """);
    assertThat(Folding.fold(text.replace("LOADED 077.json\n", "")))
        .contains("| LOADED {051..076}.json\n", "| LOADED {078..100}.json\n");
  }

  @Test
  void breaksALongListFirst() {
    String list = lines(1, 200, "\"%03d\"").strip().replace("\n", ", ");
    assertThat(Folding.fold("[ " + list + " ]"))
        .isEqualTo(
            """
            [ "001",
            198 times, numbers in braces rise evenly:
            | ~ "{002..199}",
            ~ "200" ]""");
  }

  @Test
  void doesNotFoldWhatCouldNotBeUnfolded() {
    assertThatThrownBy(() -> Folding.fold("20 times, numbers in braces rise evenly:\n| a\n"))
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> Folding.fold(lines(1, 30, "{1..2} %d")))
        .isInstanceOf(AssertionError.class);
  }

  /** Whatever is done to a text, its folded form differs, and leads back to it. */
  @Test
  void hidesNoDifference() {
    Random dice = new Random(1);
    List<String> lines = new ArrayList<>(lines(1, 60, "x%02d y1.5\n z").lines().toList());
    for (int i = 0; i < 200; i++) {
      int at = dice.nextInt(lines.size());
      String before = Folding.fold(String.join("\n", lines));
      String old = lines.set(at, lines.get(at) + dice.nextInt(10));
      String after = Folding.fold(String.join("\n", lines));
      assertThat(after).isNotEqualTo(before);
      assertThat(Folding.unfold(after)).isEqualTo(String.join("\n", lines));
      if (dice.nextInt(3) > 0) {
        lines.set(at, old);
      }
    }
  }
}
