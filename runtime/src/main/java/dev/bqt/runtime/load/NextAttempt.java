package dev.bqt.runtime.load;

import dev.bqt.runtime.cloud.FailureKind;
import dev.bqt.runtime.cloud.LoadRequest;
import dev.bqt.runtime.ledger.JobRow;
import dev.bqt.runtime.ledger.Ledger;
import dev.bqt.runtime.ledger.ObjectRow;
import dev.bqt.runtime.window.Census;
import dev.bqt.runtime.window.LiveNames;
import java.time.Instant;
import java.util.List;

/** Another job, under a new id, for the files of one that came to nothing. */
final class NextAttempt {
  private static final int MOST = 30;

  private final Ledger ledger;
  private final LiveNames names;
  private final JobEnd end;

  NextAttempt(Ledger ledger, LiveNames names, JobEnd end) {
    this.ledger = ledger;
    this.names = names;
    this.end = end;
  }

  /**
   * Whether the files of this job may have one more. A quota that is used up is waited for, however
   * long that takes: the waits are long, and its end says nothing about the files.
   */
  boolean isLeft(LoadJob job, FailureKind failure) {
    return failure == FailureKind.AGAIN_LATER || job.row().attempt() < MOST;
  }

  /**
   * Plans it, with the files that are still there as they were. The id of the job must be used up
   * by now. May throw {@link dev.bqt.runtime.cloud.CloudFailure}; nothing is changed then.
   */
  void plan(LoadJob job, JobEnd.Setback setback, Instant now) {
    plan(job, census(job), setback, now);
  }

  /**
   * The same if files of the job are not there any more: that alone may be what it failed of.
   *
   * @return false when all of them are there, and nothing was planned
   */
  boolean planWithoutThoseGone(LoadJob job, JobEnd.Setback setback, Instant now) {
    Census census = census(job);
    if (census.lost().isEmpty()) {
      return false;
    }
    plan(job, census, setback, now);
    return true;
  }

  private Census census(LoadJob job) {
    List<ObjectRow> objects =
        ledger.read(tx -> tx.objects().ofJob(job.row().windowId(), job.row().id()));
    return Census.of(objects, names.of(objects));
  }

  private void plan(LoadJob job, Census census, JobEnd.Setback setback, Instant now) {
    if (census.there().isEmpty()) {
      end.vanished(job, census, setback.reason(), now);
    } else {
      end.again(job, next(job, census.there(), now), census, setback, now);
    }
  }

  private LoadJob next(LoadJob job, List<ObjectRow> objects, Instant now) {
    boolean several =
        ledger.read(tx -> tx.jobs().briefly(job.row().windowId())).stream()
            .anyMatch(row -> row.part() > 1);
    int attempt = job.row().attempt() + 1;
    String id =
        JobIds.jobId(JobIds.fileId(job.window(), job.row().part(), several ? 2 : 1, attempt));
    LoadRequest request = job.request().again(id, objects.stream().map(ObjectRow::uri).toList());
    JobRow row = JobEnd.nextAttempt(job, id, LoadJob.json(request), now);
    return new LoadJob(job.window(), row, request);
  }
}
