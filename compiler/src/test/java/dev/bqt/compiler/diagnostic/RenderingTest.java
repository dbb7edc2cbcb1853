package dev.bqt.compiler.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.compiler.diagnostic.render.PeopleRenderer;
import dev.bqt.compiler.source.SourceFile;
import java.util.List;
import org.junit.jupiter.api.Test;

class RenderingTest {

  private static final DiagnosticId ID = DiagnosticId.WINDOW_TOO_SHORT;

  private static String render(String text, int start, int end, boolean colour) {
    Diagnostic found =
        Diagnostic.of(ID, SourceFile.of("a.bqt", text).span(start, end), "Message.").hint("Hint.");
    return new PeopleRenderer(colour).render(List.of(found));
  }

  @Test
  void showsTitlePlaceLineMarksMessageAndHint() {
    assertThat(render("one two\nthree", 4, 7, false))
        .isEqualTo(
            """
            error: The window is too short [window-too-short]
             --> a.bqt:1:5
              |
            1 | one two
              |     ^^^
              Message.
              hint: Hint.

            """);
  }

  @Test
  void marksStandBelowWideAndCombiningCharacters() {
    assertThat(render("日e\u0301\t🎉x", 6, 7, false)).contains("\n  |       ^\n");
  }

  @Test
  void ofAPlaceOnSeveralLinesTheFirstIsShown() {
    assertThat(render("ab\ncd", 1, 5, false)).contains("1 | ab\n  |  ^\n");
  }

  @Test
  void whatWouldMoveTheCursorIsMadeVisible() {
    assertThat(render("\u001B[31mx\u202Ey", 5, 6, false)).contains("␛[31mx\uFFFDy");
  }

  @Test
  void coloursOnlyWhenTold() {
    assertThat(render("x", 0, 1, true)).contains("\u001B[1;31merror\u001B[0m");
    assertThat(render("x", 0, 1, false)).doesNotContain("\u001B");
  }

  @Test
  void proposesTheNearestWord() {
    assertThat(Suggestion.nearest("BACTH", List.of("LOAD", "BATCH"))).isEqualTo("BATCH");
    assertThat(Suggestion.nearest("prefx", List.of("SUFFIX", "PREFIX"))).isEqualTo("PREFIX");
    assertThat(Suggestion.nearest("colour", List.of("quote", "encoding"))).isEmpty();
    assertThat(Suggestion.nearest("x", List.of("y"))).isEmpty();
  }
}
