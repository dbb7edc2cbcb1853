package dev.bqt.runtime.scale;

import dev.bqt.runtime.Runner;
import dev.bqt.runtime.cli.Told;
import dev.bqt.runtime.config.RunnerConfig;
import dev.bqt.runtime.ledger.JobRow;
import dev.bqt.runtime.ledger.Ledger;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;

/**
 * A program: so many files that could not be loaded, each in a window of its own, and jobs that
 * BigQuery has refused, with requests of a megabyte. They are told, and let be loaded again.
 * Arguments: an empty folder, how many files.
 */
public final class ManyFailed {
  /** Refused jobs, each with one of the files. */
  static final int REFUSED = 45;

  private static final int MEGABYTE = 1 << 20;

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private static final String WINDOWS =
      "INSERT INTO batch_window SELECT x, 'rule', 'local.ds.t', 'ds.t', x, %1$d, 'FAILED', 3,"
          + " 'landing', 'data', 'data/', %1$d, %1$d, %1$d, 'NONE', NULL, TRUE, 0, 0,"
          + " 'A load job of it failed', NULL FROM SYSTEM_RANGE(0, %2$d)";
  private static final String JOBS =
      "INSERT INTO load_job (id, window_id, part, attempt, project, location, request, state,"
          + " epoch, planned_ms, changed_ms, output_rows, tries, not_before_ms, reason, destination)"
          + " SELECT 'job' || x, x, 1, 1, 'local', 'US', '', 'FAILED', 2, %1$d, %1$d, 0, 0,"
          + " 0, 'invalid: nobody knows why', 'local.ds.t' FROM SYSTEM_RANGE(0, %2$d)";
  private static final String REQUEST =
      """
      {"job": {"project": "local", "location": "US", "id": "job%d"},
       "destination": {"project": "local", "dataset": "ds", "table": "t"},
       "sourceFormat": "CSV", "options": {}, "labels": {}, "sourceUris": [%s"gs://b/o"]}
      """;
  private static final String OBJECTS =
      "INSERT INTO object_generation (bucket, name, generation, state, window_id, job_id,"
          + " size_bytes, created_ms, rule_set, reason) SELECT 'landing',"
          + " 'data/' || LPAD(CAST(x AS VARCHAR), 9, '0') || '.json', 1000000000 + x, 'FAILED', x,"
          + " 'job' || x, 100, %1$d, 1, 'invalid: nobody' || REPEAT(' really', 150) || ' knows why'"
          + " FROM SYSTEM_RANGE(0, %2$d)";
  private static final String STEPS =
      "INSERT INTO action_step (window_id, chain, place, action, state, epoch, tries,"
          + " not_before_ms) SELECT x, 'FAILURE', 0, 'move', 'DONE', 1, 0, 0"
          + " FROM SYSTEM_RANGE(0, %2$d)";

  private static final String NEWER =
      "INSERT INTO object_generation (bucket, name, generation, state, window_id, size_bytes,"
          + " created_ms, rule_set) SELECT bucket, name, generation + 1, 'ENROLLED', -1, 100, %1$d,"
          + " 1 FROM object_generation WHERE job_id IN"
          + " (SELECT id FROM load_job WHERE state = 'REFUSED')";

  private ManyFailed() {}

  /** Runs it. */
  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    int files = Integer.parseInt(arguments[1]);
    NumberedStore store = new NumberedStore(files, NOW);
    BriefWarehouse warehouse = new BriefWarehouse();
    try (Ledger ledger = LongLedger.open(folder)) {
      List.of(WINDOWS, JOBS, OBJECTS, STEPS).forEach(sql -> fill(ledger, sql, files));
      refuse(ledger);
      say("filled");
      Told.summary(ledger, NOW).lines().forEach(ManyFailed::say);
    }
    say("status " + Told.linesOfStatus(folder));
    try (Ledger ledger = LongLedger.open(folder)) {
      fill(ledger, NEWER, files);
      say("under " + ledger.read(tx -> tx.jobs().refusedUnderNamesOf(-1)).size());
      fill(ledger, "DELETE FROM object_generation WHERE window_id = -1", files);
      Runner runner = new Runner(RunnerConfig.local(), ledger, store, warehouse);
      runner.forgetVanishedFailures(NOW);
      say("nothing has vanished");
      int again = runner.retryFailed(NOW, ManyFailed::say);
      say("again " + again + " burned " + warehouse.burned());
      long refused = ledger.read(tx -> tx.jobs().count(JobRow.State.REFUSED));
      long left = ledger.read(tx -> tx.objects().between("landing", "", "\uffff")).size();
      say("refused " + refused + " files " + left);
    }
  }

  private static void say(String text) {
    System.out.println(text);
  }

  private static void fill(Ledger ledger, String sql, int files) {
    String text = sql.formatted(NOW.toEpochMilli(), files - 1);
    try (Connection connection = ledger.dataSource().getConnection();
        Statement insert = connection.createStatement()) {
      insert.executeUpdate(text);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static void refuse(Ledger ledger) {
    String uris = "\"gs://landing/data/another.json\",".repeat(MEGABYTE / 32);
    try (Connection connection = ledger.dataSource().getConnection();
        PreparedStatement update =
            connection.prepareStatement(
                "UPDATE load_job SET state = 'REFUSED', request = ? WHERE id = ?")) {
      for (int job = 0; job < REFUSED; job++) {
        update.setString(1, REQUEST.formatted(job, uris));
        update.setString(2, "job" + job);
        update.executeUpdate();
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
