package dev.bqt.compiler.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.compiler.diagnostic.render.GithubRenderer;
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
  void ofAPlaceOnSeveralLinesTheFirstAndTheLastAreShown() {
    assertThat(render("ab\n  cd ef", 1, 7, false))
        .contains(
            """
              |
            1 | ab
              |  ^
            2 |   cd ef
              |   ^^
              Message.
            """);
  }

  @Test
  void whatIsBetweenFirstAndLastIsLeftOut() {
    assertThat(render("\n".repeat(8) + "ab\n\nx\ncd", 8, 16, false))
        .contains(
            """
               |
             9 | ab
               | ^^
            ...
            12 | cd
               | ^^
              Message.
            """);
  }

  @Test
  void aPlaceThatEndsWithItsLineHasNothingOfTheNext() {
    assertThat(render("ab\ncd", 0, 3, false)).contains("1 | ab\n  | ^^\n  Message");
  }

  @Test
  void thePlaceBehindTheLastCharacterHasAMark() {
    assertThat(render("ab", 2, 2, false)).contains("a.bqt:1:3\n  |\n1 | ab\n  |   ^\n");
    assertThat(render("ab\r\n", 4, 4, false)).contains("a.bqt:2:1\n  |\n2 |\n  | ^\n");
    assertThat(render("", 0, 0, false)).contains("a.bqt:1:1\n  |\n1 |\n  | ^\n");
  }

  @Test
  void githubCannotBeGivenCommandsByARule() {
    SourceFile source = SourceFile.of("a,b:c%.bqt", "x\n::stop-commands::y");
    Diagnostic found =
        Diagnostic.of(ID, source.span(0, 5), "50%\r\n::set-env name=A::")
            .and(source.span(0, 1), "here");

    assertThat(new GithubRenderer(path -> path).render(List.of(found)))
        .isEqualTo(
            "::error file=a%2Cb%3Ac%25.bqt,line=1,endLine=2,"
                + "title=The window is too short [window-too-short]"
                + "::50%25%0D%0A::set-env name=A::%0Aa,b:c%25.bqt:1:1  here\n");
  }

  @Test
  void whatWouldMoveTheCursorIsMadeVisible() {
    assertThat(render("\u001B[31mx\u202Ey", 5, 6, false)).contains("␛[31mx\uFFFDy");
  }

  @Test
  void whatARuleSaysIsVisibleInMessagesToo() {
    SourceFile source = SourceFile.of("\u001B.bqt", "x");
    Diagnostic found =
        Diagnostic.of(ID, source.span(0, 1), "one\n::error::\u001B[31m")
            .hint("two\u001B")
            .and(source.span(0, 1), "three\u001B");

    assertThat(new PeopleRenderer(false).render(List.of(found)))
        .contains("␛.bqt:1:1", "  one␊::error::␛[31m\n", "hint: two␛\n", "three␛\n")
        .doesNotContain("\u001B");
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
