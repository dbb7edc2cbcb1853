package dev.bqt.runtime.load;

import dev.bqt.runtime.cloud.JobReport;
import dev.bqt.runtime.cloud.ObjectStore;
import dev.bqt.runtime.cloud.Warehouse;
import dev.bqt.runtime.ledger.JobRow;
import dev.bqt.runtime.ledger.Ledger;
import dev.bqt.runtime.ledger.ObjectRow;
import dev.bqt.runtime.ledger.StepRow;
import dev.bqt.runtime.ledger.StepRow.Chain;
import dev.bqt.runtime.ledger.Transaction;
import dev.bqt.runtime.ledger.WindowRow;
import dev.bqt.runtime.window.Census;
import dev.bqt.runtime.window.LiveNames;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lets failed steps be run again, and failed objects be loaded again, by today's rules: the ledger
 * forgets those that are still there as they were, and the next scan finds them as new ones. A load
 * job is all or nothing, so nothing of a failed one is in the table.
 */
public final class FailedLoads {
  private final Ledger ledger;
  private final Warehouse warehouse;
  private final LiveNames names;
  private final MovedFailures moved;

  /** Failed loads of this ledger. */
  public FailedLoads(Ledger ledger, Warehouse warehouse, ObjectStore store) {
    this.ledger = ledger;
    this.warehouse = warehouse;
    this.names = new LiveNames(store);
    this.moved = new MovedFailures(store);
  }

  /**
   * Lets all of them be loaded again. May throw {@link dev.bqt.runtime.cloud.CloudFailure}; what
   * was done by then stays done, and it may be called again.
   *
   * @return how many objects will be found as new
   */
  public int retry(Instant now) {
    Set<String> ofOthers = burnRefusedJobs(now);
    retrySteps(now);
    int forgotten = 0;
    for (Census census : looked(ofOthers)) {
      ledger.commit(
          "objects.retry",
          tx -> {
            tx.objects().forget(census.there());
            tx.objects().update(census.lost());
            return census;
          });
      forgotten += census.there().size();
    }
    return forgotten;
  }

  /**
   * Notes which of them are not there any more: deleted, or moved by a failure step and gone from
   * there, too. May throw {@link dev.bqt.runtime.cloud.CloudFailure}.
   */
  public void forgetVanished() {
    for (Census census : looked(Set.of())) {
      if (!census.lost().isEmpty()) {
        ledger.commit(
            "objects.vanish",
            tx -> {
              tx.objects().update(census.lost());
              return census;
            });
      }
    }
  }

  private List<Census> looked(Set<String> without) {
    return moved
        .withoutThoseThere(ledger.read(tx -> tx.objects().newestIn(ObjectRow.State.FAILED)))
        .stream()
        .filter(object -> object.jobId() == null || !without.contains(object.jobId()))
        .collect(Collectors.groupingBy(ObjectRow::bucket))
        .values()
        .stream()
        .map(failed -> Census.of(failed, names.of(failed)))
        .toList();
  }

  /** A window whose rows are loaded goes on from the step that failed. */
  private void retrySteps(Instant now) {
    for (WindowRow window : ledger.read(tx -> tx.windows().in(WindowRow.State.FAILED))) {
      Chain chain = window.failed() ? Chain.FAILURE : Chain.SUCCESS;
      List<StepRow> failed =
          ledger.read(tx -> tx.steps().of(window.id(), chain)).stream()
              .filter(step -> step.state() == StepRow.State.FAILED)
              .toList();
      if (!failed.isEmpty()) {
        ledger.commit(
            "step.retry",
            tx -> {
              failed.forEach(step -> tx.steps().change(step, step.to(StepRow.State.PLANNED, null)));
              return tx.windows().change(window, window.to(WindowRow.State.ACTING, null), now);
            });
      }
    }
  }

  /**
   * An insert that was refused may still be on its way: it must not load what a new job loads.
   *
   * @return ids under which somebody else's load job stands: it may load, or have loaded, these
   *     very files
   */
  private Set<String> burnRefusedJobs(Instant now) {
    Set<String> ofOthers = new HashSet<>();
    for (JobRow row : ledger.read(tx -> tx.jobs().in(JobRow.State.REFUSED))) {
      if (hasFailedObjects(row)) {
        WindowRow window = ledger.read(tx -> tx.windows().find(row.windowId())).orElseThrow();
        LoadJob job = LoadJob.of(window, row);
        Optional<JobReport> alive = warehouse.burn(job.name());
        if (alive.filter(job::isOurs).isPresent()) {
          attach(job, now);
        } else if (alive.isPresent()) {
          ofOthers.add(row.id());
        }
      }
    }
    return ofOthers;
  }

  private boolean hasFailedObjects(JobRow row) {
    return ledger.read(tx -> tx.objects().ofWindow(row.windowId())).stream()
        .anyMatch(
            object -> object.state() == ObjectRow.State.FAILED && row.id().equals(object.jobId()));
  }

  /** It came to life after all: it is followed to its end like any other. */
  private void attach(LoadJob job, Instant now) {
    ledger.commit(
        "job.attach",
        tx -> {
          tx.jobs().change(job.row(), job.row().to(JobRow.State.SUBMITTED, null), now);
          tx.objects()
              .ofJob(job.row().id(), ObjectRow.State.FAILED, ObjectRow.State.SUBMITTED, null);
          WindowRow window = tx.windows().find(job.row().windowId()).orElseThrow();
          boolean others = lastAttempts(tx, window).anyMatch(FailedLoads::hasFailed);
          WindowRow loading = window.to(WindowRow.State.LOADING, null).withFailed(others);
          return tx.windows().change(window, loading, now);
        });
  }

  private static Stream<JobRow> lastAttempts(Transaction tx, WindowRow window) {
    Map<Integer, JobRow> byPart = new HashMap<>();
    tx.jobs().ofWindow(window.id()).forEach(row -> byPart.put(row.part(), row));
    return byPart.values().stream();
  }

  private static boolean hasFailed(JobRow row) {
    return row.state() == JobRow.State.FAILED || row.state() == JobRow.State.REFUSED;
  }
}
