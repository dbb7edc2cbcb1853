package dev.bqt.runtime.load;

import dev.bqt.runtime.cloud.CloudFailure;
import dev.bqt.runtime.cloud.FailureKind;
import dev.bqt.runtime.cloud.JobReport;
import dev.bqt.runtime.cloud.Warehouse;
import dev.bqt.runtime.journal.Journal;
import dev.bqt.runtime.ledger.Guarded;
import dev.bqt.runtime.ledger.JobRow;
import dev.bqt.runtime.ledger.Ledger;
import dev.bqt.runtime.ledger.ObjectRow;
import dev.bqt.runtime.ledger.Retry;
import dev.bqt.runtime.ledger.Transaction;
import dev.bqt.runtime.ledger.WindowRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Asks BigQuery for the planned jobs. The id and the whole request are in the ledger already:
 * asking again, after a crash or a lost reply, makes no second job.
 */
public final class LoadSubmitter {
  private final Ledger ledger;
  private final Warehouse warehouse;
  private final Journal journal;
  private final JobEnd end;

  /** Submits to this warehouse. */
  public LoadSubmitter(Ledger ledger, Warehouse warehouse, Journal journal) {
    this.ledger = ledger;
    this.warehouse = warehouse;
    this.journal = journal;
    this.end = new JobEnd(ledger, journal);
  }

  /** Submits every planned job that is due. */
  public void submit(Instant now) {
    for (JobRow row : ledger.read(tx -> tx.jobs().in(JobRow.State.PLANNED))) {
      if (row.retry().isDue(now)) {
        Guarded.run("Job " + row.id(), () -> submitOrPutOff(row, now));
      }
    }
  }

  private void submitOrPutOff(JobRow row, Instant now) {
    try {
      submit(row, now);
    } catch (CloudFailure failure) {
      again(row, failure, now);
    }
  }

  private void submit(JobRow row, Instant now) {
    WindowRow window = ledger.read(tx -> tx.windows().find(row.windowId())).orElseThrow();
    LoadJob job = LoadJob.of(window, row);
    if (window.state() == WindowRow.State.CLOSED) {
      ProcessFiles.write(journal, window, jobsOf(window));
    }
    JobReport report;
    try {
      report = warehouse.submit(job.request());
    } catch (CloudFailure failure) {
      refuseOrRepeat(job, failure, now);
      return;
    }
    if (job.isOurs(report)) {
      ledger.commit("job.submit", tx -> submitted(tx, job, now));
    } else if (report.labels().containsKey(LoadPlanner.LEDGER) && jobsOf(window).size() == 1) {
      end.foreign(job, "Another runner, with a ledger of its own, has made job " + row.id(), now);
    } else {
      String reason =
          "There is another job " + row.id() + " with other labels or files: somebody else made it";
      end.refused(job, reason, now);
    }
  }

  private List<LoadJob> jobsOf(WindowRow window) {
    return ledger.read(tx -> tx.jobs().ofWindow(window.id())).stream()
        .map(row -> LoadJob.of(window, row))
        .toList();
  }

  private static WindowRow submitted(Transaction tx, LoadJob job, Instant now) {
    tx.jobs().change(job.row(), job.row().to(JobRow.State.SUBMITTED, null), now);
    tx.objects().ofJob(job.row().id(), ObjectRow.State.ENROLLED, ObjectRow.State.SUBMITTED, null);
    WindowRow window = tx.windows().find(job.row().windowId()).orElseThrow();
    return window.state() == WindowRow.State.CLOSED || window.retry().tries() > 0
        ? tx.windows().change(window, window.to(WindowRow.State.LOADING, null), now)
        : window;
  }

  /** Only what BigQuery has answered ends a job: where no answer came it may have been taken. */
  private void refuseOrRepeat(LoadJob job, CloudFailure failure, Instant now) {
    boolean answered =
        failure.status() != 0
            && !failure.kind().isPassing()
            && failure.kind() != FailureKind.NEW_ID;
    if (answered) {
      end.refused(job, failure.getMessage(), now);
    } else {
      again(job.row(), failure, now);
    }
  }

  private void again(JobRow row, CloudFailure failure, Instant now) {
    ledger.commit(
        "job.try-again",
        tx -> {
          tx.jobs().change(row, row.triedAt(now, failure.getMessage(), patience(failure)), now);
          return row;
        });
  }

  private static Duration patience(CloudFailure failure) {
    return failure.kind() == FailureKind.AGAIN_LATER ? Retry.QUOTA : Retry.PASSING;
  }
}
