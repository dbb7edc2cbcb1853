package dev.bqt.runtime.ledger;

import dev.bqt.runtime.ledger.ObjectRow.State;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A job that BigQuery does not know any more. A load is all or nothing: what a person says of one
 * of its files holds for all of them.
 */
final class LostJob {
  private final Transaction tx;
  private final JobRow job;
  private final List<ObjectRow> carried;

  private LostJob(Transaction tx, JobRow job) {
    this.tx = tx;
    this.job = job;
    this.carried =
        tx.objects().ofJob(job.windowId(), job.id()).stream()
            .filter(object -> object.state() == State.HELD)
            .toList();
  }

  /** The job that carried this object, if it is lost. */
  static Optional<LostJob> of(Transaction tx, ObjectRow object) {
    return tx.jobs()
        .find(object.jobId())
        .filter(job -> job.state() == JobRow.State.LOST)
        .map(job -> new LostJob(tx, job));
  }

  /** What is held of these names, those that seem older first. */
  static List<ObjectRow> held(Transaction tx, String bucket, List<String> names) {
    return tx.objects().of(bucket, names).stream()
        .filter(object -> object.state() == State.HELD)
        .sorted(Comparator.comparing(ObjectRow::generation))
        .toList();
  }

  /**
   * Its rows are in the table. Files of which another generation is held, too, go on waiting: the
   * person has not said which of their contents was read.
   *
   * @param end when it was found to be lost
   * @param except name that is settled by itself
   */
  void hasLoaded(Instant end, String except) {
    tx.jobs().change(job, job.succeeded(0), end);
    Set<String> once = new HashSet<>();
    Set<String> again = new HashSet<>();
    again.add(except);
    for (ObjectRow object : held()) {
      if (!once.add(object.name())) {
        again.add(object.name());
      }
    }
    Settlement.settle(
        tx,
        carried.stream().filter(object -> !again.contains(object.name())).toList(),
        State.LOADED);
  }

  /**
   * Nothing of it is in the table: its files have failed, what took the place of one is found anew.
   *
   * @return how many files
   */
  int hasLoadedNothing(Instant now) {
    String reason = "a person said that nothing of it is in the table";
    // As one that was refused: its id is used up before its files get another one.
    tx.jobs().change(job, job.to(JobRow.State.REFUSED, job.reason() + "; " + reason), now);
    tx.objects().forget(held().stream().filter(object -> object.jobId() == null).toList());
    tx.transitions()
        .make(
            carried.stream()
                .map(object -> new Transition(object, object.to(State.FAILED, reason)))
                .toList());
    WindowRow window = tx.windows().find(job.windowId()).orElseThrow();
    tx.windows().change(window, window.withFailed(true), now);
    Settlement.goOn(tx, job.windowId(), now);
    return carried.size();
  }

  private List<ObjectRow> held() {
    return held(tx, carried.get(0).bucket(), carried.stream().map(ObjectRow::name).toList());
  }
}
