package dev.bqt.runtime.load;

import dev.bqt.runtime.cloud.FailureKind;
import dev.bqt.runtime.cloud.JobReport;
import dev.bqt.runtime.cloud.LoadRequest;
import dev.bqt.runtime.ledger.JobRow;
import dev.bqt.runtime.ledger.Ledger;
import dev.bqt.runtime.ledger.ObjectRow;
import dev.bqt.runtime.ledger.Transaction;
import dev.bqt.runtime.window.Census;
import dev.bqt.runtime.window.LiveNames;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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

  /**
   * Plans it for what somebody else's job, which has the id of this one, does not load. May throw
   * {@link dev.bqt.runtime.cloud.CloudFailure}; nothing is changed then.
   */
  void planBesides(LoadJob job, JobReport others, String reason, Instant now) {
    Set<String> loaded = loadedBy(others);
    Map<Boolean, List<ObjectRow>> byOwner =
        objects(job).stream()
            .collect(Collectors.partitioningBy(object -> loaded.contains(object.uri())));
    List<ObjectRow> ours = byOwner.get(false);
    Census rest = ours.isEmpty() ? new Census(ours, List.of()) : Census.of(ours, names.of(ours));
    Optional<LoadJob> next =
        rest.there().isEmpty() ? Optional.empty() : Optional.of(next(job, rest.there(), now));
    end.foreign(job, new JobEnd.Overlap(byOwner.get(true), rest, reason), next, now);
  }

  /** What a job has loaded, or may yet load: a failed one has left nothing in the table. */
  static Set<String> loadedBy(JobReport job) {
    return job.failure() == null ? Set.copyOf(job.sourceUris()) : Set.of();
  }

  private Census census(LoadJob job) {
    List<ObjectRow> objects = objects(job);
    return Census.of(objects, names.of(objects));
  }

  private List<ObjectRow> objects(LoadJob job) {
    return ledger.read(tx -> tx.objects().ofJob(job.row().windowId(), job.row().id()));
  }

  private void plan(LoadJob job, Census census, JobEnd.Setback setback, Instant now) {
    if (census.there().isEmpty()) {
      end.vanished(job, census, setback.reason(), now);
    } else {
      end.again(job, next(job, census.there(), now), census, setback, now);
    }
  }

  private static String nextId(Transaction tx, LoadJob job) {
    boolean several =
        tx.jobs().briefly(job.row().windowId()).stream().anyMatch(row -> row.part() > 1);
    return JobIds.next(tx, job.window(), job.row().part(), several);
  }

  private LoadJob next(LoadJob job, List<ObjectRow> objects, Instant now) {
    String id = ledger.read(tx -> nextId(tx, job));
    LoadRequest request = job.request().again(id, objects.stream().map(ObjectRow::uri).toList());
    JobRow row = JobEnd.nextAttempt(job, id, LoadJob.json(request), now);
    return new LoadJob(job.window(), row, request);
  }
}
