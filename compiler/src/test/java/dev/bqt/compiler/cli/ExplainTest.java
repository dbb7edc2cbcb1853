package dev.bqt.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.compiler.diagnostic.DiagnosticId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExplainTest {

  @ParameterizedTest
  @EnumSource
  void printsThePage(DiagnosticId id) throws IOException {
    String page = Files.readString(Path.of("docs", id.id() + ".md"));

    assertThat(Outcome.of("", "explain", id.id())).isEqualTo(new Outcome(0, page, ""));
  }

  @Test
  void takesAnIdAsItStandsBehindAFinding() {
    assertThat(Outcome.of("", "explain", "[Load-Quota]").out()).startsWith("# load-quota\n");
  }

  @Test
  void proposesTheNearestId() {
    Outcome outcome = Outcome.of("", "explain", "windw-too-short");

    assertThat(outcome)
        .isEqualTo(
            new Outcome(
                2,
                "",
                """
                bqt explain: there is no finding windw-too-short. Did you mean window-too-short?
                'bqt explain' lists them all.
                """));
  }

  @Test
  void proposesIdsThatHaveTheWord() {
    assertThat(Outcome.of("", "explain", "overlap").err())
        .startsWith(
            "bqt explain: there is no finding overlap. Did you mean overlapping-rules or"
                + " may-overlap?\n");
  }

  @Test
  void proposesIdsThatHaveAWordNearIt() {
    assertThat(Outcome.of("", "explain", "quoat").err())
        .startsWith(
            "bqt explain: there is no finding quoat. Did you mean load-quota or project-quota?\n");
  }

  @Test
  void proposesNothingWhereNothingIsNear() {
    assertThat(Outcome.of("", "explain", "zebra").err())
        .startsWith("bqt explain: there is no finding zebra.\n");
  }

  @Test
  void withoutAnIdListsThemAll() {
    String list = Outcome.of("", "explain").out();

    assertThat(list.lines()).hasSameSizeAs(DiagnosticId.values());
    assertThat(Arrays.stream(DiagnosticId.values()))
        .allMatch(id -> list.contains(id.id() + " ") && list.contains("  " + id.title() + "\n"));
    assertThat(list)
        .containsPattern("\nwindow-too-short +error    The window is too short\n")
        .containsPattern("\nload-quota +warning  More load jobs than BigQuery allows\n");
  }
}
