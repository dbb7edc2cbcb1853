package dev.bqt.runtime.load;

import dev.bqt.runtime.cloud.CloudFailure;
import dev.bqt.runtime.cloud.FailureKind;
import dev.bqt.runtime.cloud.JobReport;
import dev.bqt.runtime.cloud.ObjectStore;
import dev.bqt.runtime.cloud.Warehouse;
import dev.bqt.runtime.journal.Journal;
import dev.bqt.runtime.ledger.Guarded;
import dev.bqt.runtime.ledger.JobRow;
import dev.bqt.runtime.ledger.Ledger;
import dev.bqt.runtime.ledger.ObjectRow;
import dev.bqt.runtime.ledger.Retry;
import dev.bqt.runtime.ledger.Transaction;
import dev.bqt.runtime.ledger.WindowRow;
import dev.bqt.runtime.load.JobPlaces.Admission;
import dev.bqt.runtime.window.LiveNames;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Asks BigQuery for the planned jobs. The id and the whole request are in the ledger already:
 * asking again, after a crash or a lost reply, makes no second job.
 */
public final class LoadSubmitter {
  /** Jobs that are read at a time: each carries up to 10,000 names. */
  private static final int AT_ONCE = 20;

  /** Jobs that a pass asks for: what is over waits for the next one. */
  static final int JOBS_A_PASS = 1_000;

  private final Ledger ledger;
  private final Warehouse warehouse;
  private final Journal journal;
  private final JobPlaces places;
  private final JobEnd end;
  private final NextAttempt attempts;

  /** The attempt that the files of a closed window show, by the window's id. */
  private final Map<Long, Integer> shown = new Remembered();

  /** Not of every window that there ever was: what is shown once more is the same. */
  private static final class Remembered extends LinkedHashMap<Long, Integer> {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<Long, Integer> eldest) {
      return size() > JOBS_A_PASS;
    }
  }

  /** Submits to this warehouse as many jobs as there are places. */
  public LoadSubmitter(
      Ledger ledger, Warehouse warehouse, ObjectStore store, Journal journal, JobPlaces places) {
    this.ledger = ledger;
    this.warehouse = warehouse;
    this.journal = journal;
    this.places = places;
    this.end = new JobEnd(ledger, journal);
    this.attempts = new NextAttempt(ledger, new LiveNames(store), end);
  }

  /** Submits every planned job that is due and has a place. */
  public void submit(Instant now) {
    Admission admission = places.admit(now);
    if (admission.jobs().isEmpty() && admission.full().isEmpty()) {
      return;
    }
    Set<String> resting = new HashSet<>();
    List<String> ids = admission.jobs().subList(0, Math.min(JOBS_A_PASS, admission.jobs().size()));
    for (int from = 0; from < ids.size(); from += AT_ONCE) {
      List<String> some = ids.subList(from, Math.min(ids.size(), from + AT_ONCE));
      for (JobRow row : ledger.read(tx -> tx.jobs().planned(some))) {
        Guarded.run("Job " + row.id(), () -> submitOrPutOff(row, resting, now));
      }
    }
    places.settle(admission, now);
  }

  /**
   * @param resting tables whose quota is used up, as BigQuery has said in this pass
   */
  private void submitOrPutOff(JobRow row, Set<String> resting, Instant now) {
    WindowRow window = ledger.read(tx -> tx.windows().find(row.windowId())).orElseThrow();
    if (resting.contains(window.key().destination())) {
      return;
    }
    try {
      submit(LoadJob.of(window, row), resting, now);
    } catch (CloudFailure failure) {
      again(row, failure, now);
    }
  }

  private void submit(LoadJob job, Set<String> resting, Instant now) {
    WindowRow window = job.window();
    show(job);
    JobReport report;
    try {
      report = warehouse.submit(job.request());
    } catch (CloudFailure failure) {
      if (failure.kind() == FailureKind.AGAIN_LATER) {
        resting.add(window.key().destination());
      }
      refuseOrRepeat(job, failure, now);
      return;
    }
    if (job.isOurs(report)) {
      ledger.commit("job.submit", tx -> submitted(tx, job, now));
    } else if (report.labels().containsKey(LoadPlanner.LEDGER)
        && attempts.isLeft(job, FailureKind.NEW_ID)) {
      String reason = "Another runner, with a ledger of its own, has made job " + job.row().id();
      attempts.planBesides(job, report, reason, now);
    } else {
      String reason =
          "There is another job "
              + job.row().id()
              + " with other labels or files: somebody else made it";
      end.refused(job, reason, now);
    }
  }

  /** Once for all jobs of a window, and once more when a further attempt was planned. */
  private void show(LoadJob job) {
    long window = job.window().id();
    int attempt = job.row().attempt();
    if (job.window().state() != WindowRow.State.CLOSED) {
      shown.remove(window);
    } else if (shown.getOrDefault(window, 0) < attempt) {
      ProcessFiles.write(journal, job, ledger);
      shown.put(window, attempt);
    }
  }

  private static WindowRow submitted(Transaction tx, LoadJob job, Instant now) {
    JobRow taken = job.row().to(JobRow.State.SUBMITTED, null).askedAt(now);
    tx.jobs().change(job.row(), taken, now);
    tx.objects().ofJob(job.row().id(), ObjectRow.State.ENROLLED, ObjectRow.State.SUBMITTED, null);
    WindowRow window = tx.windows().find(job.row().windowId()).orElseThrow();
    boolean waited = window.state() == WindowRow.State.LOADING && window.retry().tries() > 0;
    return window.state() == WindowRow.State.CLOSED || waited
        ? tx.windows().change(window, window.to(WindowRow.State.LOADING, null), now)
        : window;
  }

  /**
   * Only an answer ends a job, and that the client cannot ask for it: where no answer came, or one
   * that cannot be read, BigQuery may have taken it.
   */
  private void refuseOrRepeat(LoadJob job, CloudFailure failure, Instant now) {
    LoadJob asked = new LoadJob(job.window(), job.row().askedAt(now), job.request());
    boolean anew = failure.kind() == FailureKind.NEW_ID && attempts.isLeft(job, failure.kind());
    if (anew) {
      underNewId(asked, failure, now);
    } else if (failure.isFinal()) {
      end.refused(asked, failure.getMessage(), now);
    } else if (failure.kind() == FailureKind.AGAIN_LATER) {
      end.putOff(job, failure.getMessage(), now);
    } else {
      again(asked.row(), failure, now);
    }
  }

  /** The id must not come to life behind the new one: it is used up first. */
  private void underNewId(LoadJob job, CloudFailure failure, Instant now) {
    if (warehouse.burn(job.name()).isPresent()) {
      again(job.row(), failure, now);
    } else {
      attempts.plan(job, new JobEnd.Setback(failure.getMessage(), false), now);
    }
  }

  private void again(JobRow row, CloudFailure failure, Instant now) {
    ledger.commit(
        "job.try-again",
        tx -> {
          tx.jobs().change(row, row.triedAt(now, failure.getMessage(), Retry.PASSING), now);
          return row;
        });
  }
}
