package dev.bqt.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.bqt.e2e.emulator.Emulators;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same stories with the same ends, where others' emulators stand for Cloud Storage and
 * BigQuery. It empties them before each case: it is nothing for emulators with something in them.
 */
class EmulatorCasesTest {
  private static final String STORAGE = "STORAGE_EMULATOR_HOST";
  private static final String BIGQUERY = "BIGQUERY_EMULATOR_HOST";
  private static final String NOT_RUN = "not run: ";
  private static final EmulatorTable TABLE = EmulatorTable.read();

  static List<CaseFolder> cases() {
    return CaseFolder.wanted();
  }

  @Test
  void theTableIsAboutCasesThatThereAre() {
    assertThat(CaseFolder.all()).extracting(CaseFolder::name).containsAll(TABLE.reasons().keySet());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  @EnabledIfEnvironmentVariable(named = STORAGE, matches = ".+")
  @EnabledIfEnvironmentVariable(named = BIGQUERY, matches = ".+")
  void endsAsApproved(CaseFolder story, @TempDir Path folder) {
    Optional<String> reason = TABLE.reason(story);
    if (reason.isEmpty()) {
      holds(story, folder);
      return;
    }
    if (reason.get().startsWith(NOT_RUN)) {
      abort(reason.get());
    }
    try {
      holds(story, folder);
    } catch (AssertionError known) {
      abort(reason.get());
    }
    fail("The emulators carry %s: strike it from emulators.txt", story);
  }

  private static void holds(CaseFolder story, Path folder) {
    Emulators emulators = new Emulators(root(STORAGE), root(BIGQUERY));
    Map<String, String> outcome =
        CaseRun.outcome(
            story, folder, (home, of, clock) -> EmulatorWorld.make(emulators, of, clock));
    assertAll(
        story.name(),
        outcome.entrySet().stream()
            .map(
                text ->
                    () ->
                        assertThat(told(text.getKey(), text.getValue()))
                            .as(text.getKey())
                            .isEqualTo(told(text.getKey(), approved(story, text.getKey())))));
  }

  private static String root(String variable) {
    String host = System.getenv(variable);
    return host.contains("://") ? host : "http://" + host;
  }

  private static String approved(CaseFolder story, String name) {
    try {
      return Files.readString(story.approved().resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The text without what an emulator cannot tell: bigquery-emulator gives no figures of a load
   * job, and a file that no rule watches has its generation in a folder when it is first looked at.
   */
  private static String told(String name, String text) {
    String plain =
        text.replaceAll("loaded [\\d,]+ rows?", "loaded rows")
            .replaceAll("rows written: \\d+", "rows written");
    return name.equals("buckets.txt") ? plain.replaceAll(", generation .* s", "") : plain;
  }
}
