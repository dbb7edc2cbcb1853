package dev.bqt.runtime.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.runtime.ledger.ElsewhereRows.Version;
import dev.bqt.runtime.ledger.JobRow;
import dev.bqt.runtime.ledger.Ledger;
import dev.bqt.runtime.ledger.ObjectRow;
import dev.bqt.runtime.ledger.ObjectRow.State;
import dev.bqt.runtime.ledger.Retry;
import dev.bqt.runtime.ledger.ScanRows.ScanRow;
import dev.bqt.runtime.ledger.StepProgress;
import dev.bqt.runtime.ledger.StepRow;
import dev.bqt.runtime.ledger.Transaction;
import dev.bqt.runtime.ledger.WindowKey;
import dev.bqt.runtime.ledger.WindowPlace;
import dev.bqt.runtime.ledger.WindowRow;
import dev.bqt.runtime.ledger.WindowRow.Journal;
import dev.bqt.runtime.ledger.WindowRow.JournalState;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code bqt status} and {@code bqt resolve}: what they say, and the exit code. */
class SettlingCommandsTest {
  private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");
  private static final long WINDOW = 7;
  private static final String HELD = "gs://landing/a.json";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  @TempDir private Path folder;

  @BeforeEach
  void layOut() throws IOException {
    Files.createDirectories(folder.resolve("buckets/landing"));
  }

  @Test
  void whereNothingHasHappenedNothingWaits() {
    write(tx -> tx.scans().completed(new ScanRow("landing", "", TIME), 1, TIME));
    assertThat(status()).isZero();
    assertThat(said()).isEqualTo("All that was found is loaded, and nothing waits for a person.\n");
  }

  @Test
  void whereNoScanHasEndedNothingIsSaidOfFiles() {
    write(tx -> {});
    assertThat(status()).isZero();
    assertThat(said()).isEqualTo("No run has looked for files yet.\n");
  }

  @Test
  void whatIsUnderWayWaitsForNobody() {
    write(tx -> tx.windows().open(window(WindowRow.State.LOADING, null), 1));
    assertThat(status()).isZero();
    assertThat(said())
        .isEqualTo("window ds.t of gs://landing/ until 2026-01-01 00:00:00Z is LOADING\n");
  }

  @Test
  void whatIsHeldIsNamedWithItsWindow() {
    write(SettlingCommandsTest::replacedWhileLoaded);
    assertThat(status()).isEqualTo(ExitCode.FINDINGS);
    assertThat(said())
        .contains(
            "window ds.t of gs://landing/ until 2026-01-01 00:00:00Z is AMBIGUOUS: nobody can tell")
        .contains("held. Look which content is in the table")
        .contains("bqt resolve", "  " + HELD);
  }

  @ParameterizedTest
  @CsvSource({
    "FAILED, could not be loaded",
    "REFUSED, file refused",
    "FOREIGN, in somebody else's window"
  })
  void whatIsNotLoadedIsNamedWithTheReason(State state, String what) {
    write(tx -> tx.objects().enroll(List.of(object(1, state, null, null, "no such field"))));
    assertThat(status()).isEqualTo(ExitCode.FINDINGS);
    assertThat(said()).contains(what, "  " + HELD, "    no such field");
  }

  @ParameterizedTest
  @ValueSource(strings = {"LOADED", "SUPERSEDED", "GONE"})
  void whatIsSettledIsNotNamed(State state) {
    write(tx -> tx.objects().enroll(List.of(object(1, state, null, null, null))));
    assertThat(status()).isZero();
    assertThat(said()).doesNotContain(HELD);
  }

  @Test
  void aWindowOfWhichAStepHasFailedWaitsForAPerson() {
    write(
        tx -> {
          tx.windows().open(window(WindowRow.State.FAILED, "Its step move failed"), 1);
          tx.steps()
              .plan(
                  new StepRow(
                      WINDOW,
                      StepRow.Chain.SUCCESS,
                      0,
                      "move",
                      StepRow.State.FAILED,
                      0,
                      Retry.FRESH,
                      "stays",
                      null,
                      StepProgress.NONE));
        });
    assertThat(status()).isEqualTo(ExitCode.FINDINGS);
    assertThat(said())
        .contains("until 2026-01-01 00:00:00Z ended FAILED: Its step move failed")
        .contains("--retry-failed")
        .doesNotContain("nothing waits for a person");
  }

  @Test
  void whatIsWantedInAnotherTableIsToldAndIsNoFinding() {
    write(
        tx -> {
          tx.windows().open(window(WindowRow.State.DONE, null), 1);
          tx.objects().enroll(List.of(object(1, State.LOADED, WINDOW, "job", null)));
          tx.elsewhere().note("landing", Map.of(new Version("a.json", 1), "local.ds.u"));
        });
    assertThat(status()).isZero();
    assertThat(said())
        .contains("1 file loaded into local.ds.t would go into local.ds.u by the rules in use")
        .contains("  " + HELD, "No file is loaded twice by itself");
  }

  @Test
  void statusWithoutAFolder() {
    assertThat(run("status")).isEqualTo(ExitCode.USAGE);
    assertThat(complained()).contains("--local");
    assertThat(run("status", "--local", folder.resolve("none").toString()))
        .isEqualTo(ExitCode.USAGE);
    assertThat(complained()).contains("there is no folder");
  }

  @Test
  void theTableHasTheOldContent() {
    write(SettlingCommandsTest::replacedWhileLoaded);
    assertThat(resolve(HELD, "old")).isZero();
    assertThat(said())
        .isEqualTo(
            HELD
                + " is settled: generation 1 counts as loaded; loaded anew, as far as it is"
                + " there: generation 2. The next run goes on with it.\n");
    assertThat(states()).as("the newer one is found by the next scan").containsExactly("1 LOADED");
    assertThat(windowState()).isEqualTo(WindowRow.State.ACTING);
    assertThat(resolve(HELD, "old")).as("twice").isEqualTo(ExitCode.FINDINGS);
  }

  @Test
  void theTableHasTheNewContent() {
    write(SettlingCommandsTest::replacedWhileLoaded);
    assertThat(resolve(HELD, "new")).isZero();
    assertThat(states()).containsExactly("1 SUPERSEDED", "2 LOADED");
    assertThat(windowState()).isEqualTo(WindowRow.State.ACTING);
  }

  @Test
  void theTableHasNothingOfAJobThatBigQueryForgot() {
    write(
        tx -> {
          tx.windows().open(window(WindowRow.State.AMBIGUOUS, "nobody can tell"), 1);
          tx.jobs().plan(lostJob());
          tx.objects().enroll(List.of(object(1, State.HELD, WINDOW, "job", "lost")));
        });
    assertThat(resolve(HELD, "none")).isZero();
    assertThat(said())
        .isEqualTo(
            HELD
                + " is settled: none of its generations counts as loaded; 1 file of its job to be"
                + " loaded with bqt run … --retry-failed. The next run goes on with it.\n");
    assertThat(states()).containsExactly("1 FAILED");
    assertThat(windowState()).isEqualTo(WindowRow.State.ACTING);
  }

  @Test
  void ofAJobThatHasSucceededSomethingIsInTheTable() {
    write(SettlingCommandsTest::replacedWhileLoaded);
    assertThat(resolve(HELD, "none")).isEqualTo(ExitCode.FINDINGS);
    assertThat(complained())
        .isEqualTo(
            "bqt: Job job has loaded "
                + HELD
                + ": one content or the other is in the table. Say old or new.\n");
  }

  private static JobRow lostJob() {
    return new JobRow(
        "job",
        WINDOW,
        1,
        1,
        "local",
        "US",
        "{}",
        JobRow.State.LOST,
        0,
        TIME,
        0,
        Retry.FRESH,
        "BigQuery does not know it any more",
        TIME);
  }

  @Test
  void ofSeveralNewContentsTheNewestIsMeantAndNoneIsLoadedAgain() {
    write(
        tx -> {
          replacedWhileLoaded(tx);
          tx.objects().enroll(List.of(object(3, State.HELD, null, null, "replaced")));
        });
    assertThat(resolve(HELD, "new")).isZero();
    assertThat(states()).containsExactly("1 SUPERSEDED", "2 SUPERSEDED", "3 LOADED");
  }

  @Test
  void whereNothingIsHeldThereIsNothingToSettle() {
    write(tx -> tx.objects().enroll(List.of(object(1, State.LOADED, null, "job", null))));
    assertThat(resolve(HELD, "old")).isEqualTo(ExitCode.FINDINGS);
    assertThat(complained())
        .isEqualTo("bqt: " + HELD + " is not held: bqt status lists what is.\n");
    assertThat(states()).containsExactly("1 LOADED");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a.json", "gs://landing", "gs:/landing/a.json", "s3://landing/a.json", ""})
  void whatIsNoFileIsWrongUsage(String url) {
    assertThat(resolve(url, "old")).isEqualTo(ExitCode.USAGE);
    assertThat(complained()).contains("'" + url + "' is no file: gs://bucket/name is expected.");
  }

  @Test
  void resolveAsksForTheWord() {
    String local = folder.toString();
    assertThat(run("resolve", HELD, "--local", local)).isEqualTo(ExitCode.USAGE);
    assertThat(complained()).contains("--table-has");
    assertThat(resolve(HELD, "both")).isEqualTo(ExitCode.USAGE);
    assertThat(complained()).contains("both");
    assertThat(run("resolve", "--table-has", "old", "--local", local)).isEqualTo(ExitCode.USAGE);
    assertThat(run("resolve", HELD, "--table-has", "old")).isEqualTo(ExitCode.USAGE);
  }

  private static void replacedWhileLoaded(Transaction tx) {
    tx.windows().open(window(WindowRow.State.AMBIGUOUS, "nobody can tell"), 1);
    tx.objects().enroll(List.of(object(1, State.HELD, WINDOW, "job", "replaced")));
    tx.objects().enroll(List.of(object(2, State.HELD, null, null, "waits")));
  }

  private static WindowRow window(WindowRow.State state, String reason) {
    return new WindowRow(
        WINDOW,
        WINDOW,
        new WindowKey("rule", "local.ds.t", 1, TIME),
        "ds.t",
        state,
        0,
        new WindowPlace("landing", "", ""),
        TIME,
        TIME,
        new Journal(JournalState.NONE, "ds.t_1_1767225600"),
        false,
        Retry.FRESH,
        reason);
  }

  private static ObjectRow object(
      long generation, State state, Long window, String job, String reason) {
    return new ObjectRow("landing", "a.json", generation, state, window, job, 3, TIME, 1, reason);
  }

  private void write(Consumer<Transaction> work) {
    try (Ledger ledger = LocalSite.state(folder).open(change -> {})) {
      ledger.commit(
          "test",
          tx -> {
            work.accept(tx);
            return tx;
          });
    }
  }

  private List<String> states() {
    try (Ledger ledger = LocalSite.state(folder).open(change -> {})) {
      return ledger.read(tx -> tx.objects().between("landing", "a.json", "a.json")).stream()
          .map(object -> object.generation() + " " + object.state())
          .sorted()
          .toList();
    }
  }

  private WindowRow.State windowState() {
    try (Ledger ledger = LocalSite.state(folder).open(change -> {})) {
      return ledger.read(tx -> tx.windows().find(WINDOW)).orElseThrow().state();
    }
  }

  private int status() {
    return run("status", "--local", folder.toString());
  }

  private int resolve(String url, String content) {
    return run("resolve", url, "--table-has", content, "--local", folder.toString());
  }

  private String said() {
    return out.toString(UTF_8).replace("\r\n", "\n");
  }

  private String complained() {
    return err.toString(UTF_8).replace("\r\n", "\n");
  }

  private int run(String... args) {
    out.reset();
    err.reset();
    return Main.run(
        args,
        new PrintStream(out, true, UTF_8),
        new PrintStream(err, true, UTF_8),
        InputStream.nullInputStream());
  }
}
