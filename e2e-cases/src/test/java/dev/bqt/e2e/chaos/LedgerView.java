package dev.bqt.e2e.chaos;

import dev.bqt.runtime.ledger.JobRow;
import dev.bqt.runtime.ledger.Ledger;
import dev.bqt.runtime.ledger.ObjectRow;
import dev.bqt.runtime.ledger.StepRow;
import dev.bqt.runtime.ledger.StepRow.Chain;
import dev.bqt.runtime.ledger.Transaction;
import dev.bqt.runtime.ledger.WindowRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * All that the ledger says.
 *
 * @param id the ledger's own id
 * @param objects generations of objects
 * @param windows by event id
 * @param jobs by job id
 * @param steps of all windows
 */
record LedgerView(
    String id,
    List<ObjectRow> objects,
    Map<Long, WindowRow> windows,
    Map<String, JobRow> jobs,
    List<StepRow> steps) {

  static LedgerView of(Ledger ledger, List<String> buckets) {
    return ledger.read(tx -> of(ledger.id(), tx, buckets));
  }

  private static LedgerView of(String id, Transaction tx, List<String> buckets) {
    List<WindowRow> windows = tx.windows().in(WindowRow.State.values());
    List<ObjectRow> objects = new ArrayList<>();
    buckets.forEach(bucket -> objects.addAll(tx.objects().between(bucket, "", "\uffff")));
    List<JobRow> jobs = new ArrayList<>();
    List<StepRow> steps = new ArrayList<>();
    for (WindowRow window : windows) {
      jobs.addAll(tx.jobs().ofWindow(window.id()));
      steps.addAll(tx.steps().of(window.id(), Chain.SUCCESS));
      steps.addAll(tx.steps().of(window.id(), Chain.FAILURE));
    }
    return new LedgerView(
        id,
        objects,
        windows.stream().collect(Collectors.toMap(WindowRow::id, Function.identity())),
        jobs.stream().collect(Collectors.toMap(JobRow::id, Function.identity())),
        steps);
  }

  /** Whether a job of the ledger put the rows of this generation into its table. */
  boolean isInTable(ObjectRow object) {
    JobRow job = object.jobId() == null ? null : jobs.get(object.jobId());
    return job != null && job.state() == JobRow.State.SUCCEEDED;
  }

  /** The steps of this object's window that take objects away, from that chain. */
  List<StepRow> takingAway(ObjectRow object, Chain chain) {
    return steps.stream()
        .filter(step -> object.windowId() != null && step.windowId() == object.windowId())
        .filter(step -> step.chain() == chain)
        .filter(step -> step.action().equals("delete") || step.action().equals("move"))
        .toList();
  }
}
