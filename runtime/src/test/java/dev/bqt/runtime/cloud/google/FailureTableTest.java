package dev.bqt.runtime.cloud.google;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.runtime.cloud.FailureKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code cloud/failures.txt}, row by row. */
class FailureTableTest {
  private static final String NONE = "-";

  /** A row as it is written; {@value #NONE} stands for nothing. */
  record Line(String reason, String status, String answered, String ended) {
    static Line of(String line) {
      List<String> cells = List.of(line.split("\\s*\\|\\s*", -1));
      assertThat(cells).as(line).hasSize(5);
      return new Line(cells.get(0).strip(), cells.get(1), cells.get(2), cells.get(3));
    }
  }

  static List<Line> lines() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(FailureTableTest.class.getResourceAsStream("/cloud/failures.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(Line::of)
          .toList();
    }
  }

  static Stream<Line> answers() throws IOException {
    return lines().stream().filter(line -> !line.answered().equals(NONE));
  }

  static Stream<Line> ends() throws IOException {
    return lines().stream().filter(line -> !line.ended().equals(NONE));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void answersToRequests(Line line) {
    String reason = line.reason().equals(NONE) ? "" : line.reason();
    assertThat(FailureTable.answered(Integer.parseInt(line.status()), reason))
        .isEqualTo(FailureKind.valueOf(line.answered()));
  }

  @ParameterizedTest
  @MethodSource("ends")
  void endsOfJobs(Line line) {
    assertThat(FailureTable.ended(line.reason())).isEqualTo(FailureKind.valueOf(line.ended()));
  }

  @Test
  void theFileMissesNoReasonAndNoStatus() throws IOException {
    Set<String> reasons = lines().stream().map(Line::reason).collect(Collectors.toSet());
    assertThat(reasons)
        .containsAll(FailureTable.ROWS.stream().map(FailureTable.Row::reason).toList());
    Set<String> statuses =
        lines().stream()
            .filter(line -> line.reason().equals(NONE))
            .map(Line::status)
            .collect(Collectors.toSet());
    assertThat(statuses)
        .containsAll(FailureTable.BY_STATUS.keySet().stream().map(Object::toString).toList());
  }

  /** What the documentation lists, one by one; {@code jobs.get} tells the last as 200. */
  @Test
  void everyReasonOfTheDocumentationHasARow() {
    assertThat(FailureTable.ROWS)
        .extracting(FailureTable.Row::reason)
        .doesNotHaveDuplicates()
        .contains(
            "accessDenied attributeError backendError badRequest billingNotEnabled blocked"
                .split(" "))
        .contains(
            "duplicate internalError invalid invalidQuery jobBackendError jobInternalError"
                .split(" "))
        .contains(
            "jobRateLimitExceeded notFound notImplemented quotaExceeded rateLimitExceeded"
                .split(" "))
        .contains(
            "resourceInUse resourcesExceeded responseTooLarge tableUnavailable timeout stopped"
                .split(" "));
  }
}
