package dev.bqt.runtime.load;

import dev.bqt.runtime.cloud.CloudFailure;
import dev.bqt.runtime.cloud.ServiceDown;
import dev.bqt.runtime.journal.Journal;
import dev.bqt.runtime.ledger.JobRow;
import dev.bqt.runtime.ledger.Ledger;
import dev.bqt.runtime.ledger.ObjectRow;
import dev.bqt.runtime.ledger.Retry;
import dev.bqt.runtime.ledger.Transaction;
import dev.bqt.runtime.ledger.Transition;
import dev.bqt.runtime.ledger.WindowRow;
import dev.bqt.runtime.window.Census;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of a job, in one transaction with what it means for its objects; the last job of a window
 * moves the window on.
 */
final class JobEnd {
  private static final Logger LOG = LoggerFactory.getLogger(JobEnd.class);

  /** From one attempt to the next. */
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

  private final Ledger ledger;
  private final Journal journal;

  JobEnd(Ledger ledger, Journal journal) {
    this.ledger = ledger;
    this.journal = journal;
  }

  /**
   * All rows are in the table.
   *
   * @param look what the bucket has shown since
   */
  void succeeded(LoadJob job, long rows, Aftermath.Look look, Instant now) {
    ledger.commit(
        "job.succeed",
        tx -> {
          tx.jobs().change(job.row(), job.row().succeeded(rows), now);
          tx.objects()
              .ofJob(job.row().id(), ObjectRow.State.SUBMITTED, ObjectRow.State.LOADED, null);
          tx.quotas().succeeded(job.window().key().destination());
          return Aftermath.ofSuccess(tx, look)
              .map(reason -> halt(tx, job, reason, now))
              .orElseGet(() -> moveOn(tx, job, now));
        });
  }

  /**
   * BigQuery does not know the job any more: nobody can tell whether its rows are in the table.
   *
   * @param look what the bucket has shown since
   */
  void lost(LoadJob job, Aftermath.Look look, String reason, Instant now) {
    ledger.commit(
        "job.lose",
        tx -> {
          tx.jobs().change(job.row(), job.row().to(JobRow.State.LOST, reason), now);
          Aftermath.ofUnknown(tx, look, reason);
          return halt(tx, job, reason + ". Look, then say it with bqt resolve", now);
        });
  }

  /** BigQuery ran the job and it failed: nothing of it is in the table. */
  void failed(LoadJob job, String reason, Instant now) {
    show(job, reason);
    ledger.commit("job.fail", tx -> lost(tx, job, JobRow.State.FAILED, reason, now));
  }

  /** BigQuery did not take the job. */
  void refused(LoadJob job, String reason, Instant now) {
    show(job, reason);
    ledger.commit("job.refuse", tx -> lost(tx, job, JobRow.State.REFUSED, reason, now));
  }

  /** BigQuery stopped the job: its files are left as they are until a person has acted. */
  void stopped(LoadJob job, String reason, Instant now) {
    show(job, reason);
    ledger.commit("job.stop", tx -> lost(tx, job, JobRow.State.STOPPED, reason, now));
  }

  /**
   * A job whose id somebody else has.
   *
   * @param theirs objects that the other one's job loads
   * @param rest what has become of the other objects
   * @param reason for people
   */
  record Overlap(List<ObjectRow> theirs, Census rest, String reason) {}

  /**
   * Somebody else loads objects of the job; the others are loaded under a new id. A window of which
   * some are somebody else's, and of which none has failed, is his when all jobs have ended: no
   * step of it is run here.
   *
   * @param next job for the rest; empty when nothing of it is there
   */
  void foreign(LoadJob job, Overlap overlap, Optional<LoadJob> next, Instant now) {
    String reason = overlap.reason();
    ledger.commit(
        "job.foreign",
        tx -> {
          tx.jobs().change(job.row(), job.row().to(JobRow.State.BURNED, reason), now);
          tx.transitions()
              .make(
                  overlap.theirs().stream()
                      .map(row -> new Transition(row, row.to(ObjectRow.State.FOREIGN, reason)))
                      .toList());
          tx.transitions().make(overlap.rest().lost());
          next.ifPresent(further -> plan(tx, further, overlap.rest()));
          return moveOn(tx, job, now);
        });
  }

  private static void plan(Transaction tx, LoadJob next, Census census) {
    tx.jobs().plan(next.row());
    tx.transitions().make(census.there().stream().map(object -> anew(object, next.row())).toList());
  }

  /**
   * What BigQuery said of a job that failed through no fault of data or rule.
   *
   * @param reason its words
   * @param isQuota whether a quota is used up: then the table waits for long
   */
  record Setback(String reason, boolean isQuota) {}

  /** BigQuery failed through no fault of data or rule: what is still there, under a new id. */
  void again(LoadJob job, LoadJob next, Census census, Setback setback, Instant now) {
    ledger.commit(
        "job.new-attempt",
        tx -> {
          tx.jobs().change(job.row(), job.row().to(JobRow.State.FAILED, setback.reason()), now);
          if (setback.isQuota()) {
            usedUp(tx, job, setback.reason(), now);
          }
          tx.transitions().make(census.lost());
          plan(tx, next, census);
          return next;
        });
  }

  private static Transition anew(ObjectRow object, JobRow next) {
    return new Transition(object, object.to(ObjectRow.State.ENROLLED, null).in(next.id()));
  }

  /** BigQuery has not taken it, for a quota is used up: its table is left alone for long. */
  void putOff(LoadJob job, String reason, Instant now) {
    ledger.commit(
        "job.put-off",
        tx -> {
          JobRow waiting = job.row().triedAt(now, reason, Retry.PASSING);
          tx.jobs().change(job.row(), waiting, now);
          usedUp(tx, job, reason, now);
          return waiting;
        });
  }

  private static void usedUp(Transaction tx, LoadJob job, String reason, Instant now) {
    String first = reason.lines().findFirst().orElse("");
    tx.quotas()
        .usedUp(
            job.window().key().destination(),
            "BigQuery says of " + job.window().tableText() + ": " + first,
            now);
  }

  /** It failed, and nothing that it was to load is there any more. */
  void vanished(LoadJob job, Census census, String reason, Instant now) {
    ledger.commit(
        "job.vanish",
        tx -> {
          tx.jobs().change(job.row(), job.row().to(JobRow.State.FAILED, reason), now);
          tx.transitions().make(census.lost());
          return moveOn(tx, job, now);
        });
  }

  /**
   * The error file is for people: that it cannot be written must not keep the record from it. It is
   * tried again when the window ends.
   */
  private void show(LoadJob job, String reason) {
    try {
      journal.error(job.window(), job.row().id() + "\n" + reason);
    } catch (CloudFailure | ServiceDown failure) {
      LOG.warn("No error file for job {}: {}", job.row().id(), failure.getMessage());
    }
  }

  private WindowRow lost(
      Transaction tx, LoadJob job, JobRow.State state, String reason, Instant now) {
    tx.jobs().change(job.row(), job.row().to(state, reason), now);
    for (ObjectRow.State before : List.of(ObjectRow.State.ENROLLED, ObjectRow.State.SUBMITTED)) {
      tx.objects().ofJob(job.row().id(), before, ObjectRow.State.FAILED, reason);
    }
    WindowRow window = tx.windows().find(job.row().windowId()).orElseThrow();
    tx.windows().change(window, window.withFailed(true), now);
    return moveOn(tx, job, now);
  }

  private static WindowRow moveOn(Transaction tx, LoadJob job, Instant now) {
    WindowRow window = tx.windows().find(job.row().windowId()).orElseThrow();
    List<JobRow> jobs = tx.jobs().briefly(window.id());
    boolean ended = jobs.stream().allMatch(row -> row.state().isEnd());
    boolean moves =
        window.state() == WindowRow.State.LOADING || window.state() == WindowRow.State.CLOSED;
    return ended && moves
        ? tx.windows().change(window, window.to(WindowRow.State.ACTING, null), now)
        : window;
  }

  private static WindowRow halt(Transaction tx, LoadJob job, String reason, Instant now) {
    WindowRow window = tx.windows().find(job.row().windowId()).orElseThrow();
    return tx.windows().change(window, window.to(WindowRow.State.AMBIGUOUS, reason), now);
  }

  /** The row of the attempt after this one. */
  static JobRow nextAttempt(LoadJob job, String id, String request, Instant now) {
    JobRow row = job.row();
    return new JobRow(
        id,
        row.windowId(),
        row.part(),
        row.attempt() + 1,
        row.project(),
        row.location(),
        request,
        JobRow.State.PLANNED,
        0,
        now,
        0,
        new Retry(0, new Retry(row.attempt(), now).failedAt(now, LONGEST_WAIT).notBefore()),
        null,
        null);
  }
}
