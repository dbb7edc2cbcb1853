package dev.bqt.runtime.load;

import dev.bqt.runtime.cloud.JobReport;
import dev.bqt.runtime.cloud.Warehouse;
import dev.bqt.runtime.ledger.JobRow;
import dev.bqt.runtime.ledger.Ledger;
import dev.bqt.runtime.ledger.ObjectRow;
import dev.bqt.runtime.ledger.Transaction;
import dev.bqt.runtime.ledger.Transition;
import dev.bqt.runtime.ledger.WindowRow;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Jobs that BigQuery has refused. A process that sleeps may ask for one of them once more, when the
 * cause is mended: it would load whatever is live under its names by then. So its id is used up
 * before anything else becomes of its files.
 */
final class RefusedJobs {
  private final Ledger ledger;
  private final Warehouse warehouse;

  RefusedJobs(Ledger ledger, Warehouse warehouse) {
    this.ledger = ledger;
    this.warehouse = warehouse;
  }

  /**
   * Uses up the id of a refused job, whose request is read here. One that has come to life is
   * followed to its end instead; where somebody else's load job stands under the id, and has not
   * failed, the files that it names are taken to be his. May throw {@link
   * dev.bqt.runtime.cloud.CloudFailure}; nothing is changed then.
   */
  void burn(JobRow row, Instant now) {
    WindowRow window = ledger.read(tx -> tx.windows().find(row.windowId())).orElseThrow();
    LoadJob job = LoadJob.of(window, ledger.read(tx -> tx.jobs().find(row.id())).orElseThrow());
    Optional<JobReport> alive = warehouse.burn(job.name());
    if (alive.filter(job::isOurs).isPresent()) {
      ledger.commit("job.attach", tx -> attach(tx, row, now));
    } else {
      ledger.commit("job.burn", tx -> burned(tx, row, alive, now));
    }
  }

  private static JobRow burned(
      Transaction tx, JobRow row, Optional<JobReport> others, Instant now) {
    tx.jobs().change(row, row.to(JobRow.State.BURNED, row.reason()), now);
    Set<String> loaded = others.map(NextAttempt::loadedBy).orElse(Set.of());
    if (!loaded.isEmpty()) {
      String reason = "somebody else has made job " + row.id() + ", which may have loaded it";
      tx.transitions()
          .make(
              tx.objects().ofJob(row.windowId(), row.id()).stream()
                  .filter(object -> object.state() == ObjectRow.State.FAILED)
                  .filter(object -> loaded.contains(object.uri()))
                  .map(object -> new Transition(object, object.to(ObjectRow.State.FOREIGN, reason)))
                  .toList());
    }
    return row;
  }

  /** A window that waits for a person goes on waiting. */
  private static WindowRow attach(Transaction tx, JobRow row, Instant now) {
    tx.jobs().change(row, row.to(JobRow.State.SUBMITTED, null), now);
    tx.objects().ofJob(row.id(), ObjectRow.State.FAILED, ObjectRow.State.SUBMITTED, null);
    WindowRow window = tx.windows().find(row.windowId()).orElseThrow();
    WindowRow.State state =
        window.state() == WindowRow.State.AMBIGUOUS ? window.state() : WindowRow.State.LOADING;
    String reason = state == WindowRow.State.AMBIGUOUS ? window.reason() : null;
    return tx.windows()
        .change(window, window.to(state, reason).withFailed(anyHasFailed(tx, window)), now);
  }

  private static boolean anyHasFailed(Transaction tx, WindowRow window) {
    Map<Integer, JobRow> lastAttempts = new HashMap<>();
    tx.jobs().briefly(window.id()).forEach(row -> lastAttempts.put(row.part(), row));
    return lastAttempts.values().stream().anyMatch(row -> row.state().isFailure());
  }
}
