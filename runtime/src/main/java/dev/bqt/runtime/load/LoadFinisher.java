package dev.bqt.runtime.load;

import dev.bqt.runtime.cloud.CloudFailure;
import dev.bqt.runtime.cloud.FailureKind;
import dev.bqt.runtime.cloud.JobFilter;
import dev.bqt.runtime.cloud.JobName;
import dev.bqt.runtime.cloud.JobReport;
import dev.bqt.runtime.cloud.ObjectStore;
import dev.bqt.runtime.cloud.StoredObject;
import dev.bqt.runtime.cloud.Warehouse;
import dev.bqt.runtime.journal.Journal;
import dev.bqt.runtime.ledger.Guarded;
import dev.bqt.runtime.ledger.JobRow;
import dev.bqt.runtime.ledger.Ledger;
import dev.bqt.runtime.ledger.ObjectRow;
import dev.bqt.runtime.ledger.Retry;
import dev.bqt.runtime.window.LiveNames;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the submitted jobs to their end. */
public final class LoadFinisher {
  private static final int ASKED_ONE_BY_ONE = 20;

  /** A list may hold as many jobs that are not ours as jobs that are. */
  private static final int OTHERS = 2;

  /** What one look at the bucket is for at most. */
  private static final int OBJECTS_A_LOOK = 20_000;

  private static final Logger LOG = LoggerFactory.getLogger(LoadFinisher.class);

  private final Ledger ledger;
  private final Warehouse warehouse;
  private final LiveNames names;
  private final JobEnd end;
  private final NextAttempt attempts;
  private final LostJobs lost;

  /** Follows the jobs of this warehouse. */
  public LoadFinisher(Ledger ledger, Warehouse warehouse, ObjectStore store, Journal journal) {
    this.ledger = ledger;
    this.warehouse = warehouse;
    this.names = new LiveNames(store);
    this.end = new JobEnd(ledger, journal);
    this.attempts = new NextAttempt(ledger, names, end);
    this.lost = new LostJobs(warehouse, names, end);
  }

  /** Looks after every job that BigQuery has taken. */
  public void finish(Instant now) {
    List<JobRow> outstanding = ledger.read(tx -> tx.jobs().briefly(JobRow.State.SUBMITTED));
    Map<JobName, JobReport> listed = list(outstanding);
    List<Ended> ended = new ArrayList<>();
    int objects = 0;
    for (JobRow row : outstanding) {
      if (row.retry().isDue(now)) {
        int before = ended.size();
        Guarded.run("Job " + row.id(), () -> look(row, listed, now).ifPresent(ended::add));
        objects += ended.size() == before ? 0 : ended.get(before).objects().size();
      }
      if (objects >= OBJECTS_A_LOOK) {
        conclude(ended, now);
        ended.clear();
        objects = 0;
      }
    }
    conclude(ended, now);
  }

  /** A job that has ended, and its objects. */
  private record Ended(LoadJob job, JobReport report, List<ObjectRow> objects) {
    boolean isSuccess() {
      return report.failure() == null;
    }

    String bucket() {
      return job.window().place().bucket();
    }
  }

  private Optional<Ended> look(JobRow row, Map<JobName, JobReport> listed, Instant now) {
    try {
      Optional<JobReport> report = report(name(row), listed);
      if (report.isEmpty()) {
        lookForOrGiveUp(row, now);
      } else if (report.get().state() == JobReport.State.DONE) {
        LoadJob job = whole(row);
        JobReport told = ofItself(job, report.get());
        if (job.loads(told)) {
          return Optional.of(new Ended(job, told, objectsOf(job)));
        }
        giveUp(job, now);
      }
    } catch (CloudFailure failure) {
      putOff(row, failure.getMessage(), now);
    }
    return Optional.empty();
  }

  /** A list that cuts off the names of a job's files is not believed either. */
  private JobReport ofItself(LoadJob job, JobReport told) {
    return job.loads(told)
        ? told
        : warehouse
            .job(job.name())
            .filter(itself -> itself.state() == JobReport.State.DONE)
            .orElse(told);
  }

  private void lookForOrGiveUp(JobRow row, Instant now) {
    Instant until = LostJobs.until(row);
    String reason = "BigQuery does not know it any more. It is looked for until " + until;
    if (now.isBefore(until)) {
      putOff(row, reason + ", then its files are held", now);
    } else {
      giveUp(whole(row), now);
    }
  }

  /** BigQuery does not know it, or something else has its id by now: a burn of ours, for one. */
  private void giveUp(LoadJob job, Instant now) {
    if (!lost.giveUp(job, objectsOf(job), now)) {
      putOff(job.row(), "BigQuery says by turns that it knows it, and does not", now);
    }
  }

  private void putOff(JobRow row, String reason, Instant now) {
    ledger.commit(
        "job.look-again",
        tx -> {
          tx.jobs().change(row, row.triedAt(now, reason, Retry.PASSING), now);
          return row;
        });
  }

  private Map<JobName, JobReport> list(List<JobRow> outstanding) {
    Map<JobName, JobReport> reports = new HashMap<>();
    if (outstanding.size() > ASKED_ONE_BY_ONE) {
      outstanding.stream()
          .collect(Collectors.groupingBy(JobRow::project))
          .forEach((project, rows) -> reports.putAll(list(project, rows)));
    }
    return reports;
  }

  /** What is not in a list that is cut off is asked for by name, like what the list leaves out. */
  private Map<JobName, JobReport> list(String project, List<JobRow> rows) {
    Instant oldest = rows.stream().map(JobRow::planned).min(Instant::compareTo).orElseThrow();
    long jobs = ledger.read(tx -> tx.jobs().askedSince(project, oldest));
    long pages = 1 + jobs / JobFilter.PAGE;
    if (OTHERS * pages >= rows.size()) {
      return Map.of();
    }
    try {
      return warehouse.jobs(JobFilter.since(project, oldest).within(OTHERS * (int) pages)).stream()
          .collect(Collectors.toMap(JobReport::name, Function.identity(), (job, again) -> job));
    } catch (CloudFailure notAllowed) {
      LOG.warn("Jobs are asked for one by one: {}", notAllowed.getMessage());
      return Map.of();
    }
  }

  private Optional<JobReport> report(JobName job, Map<JobName, JobReport> listed) {
    JobReport report = listed.get(job);
    // A list may lag behind, or leave things out: such a job is asked for by name.
    return report != null && !report.sourceUris().isEmpty()
        ? Optional.of(report)
        : warehouse.job(job);
  }

  private static JobName name(JobRow row) {
    return new JobName(row.project(), row.location(), row.id());
  }

  /** With its request, which is read for jobs that have ended only. */
  private LoadJob whole(JobRow row) {
    return ledger.read(
        tx ->
            LoadJob.of(
                tx.windows().find(row.windowId()).orElseThrow(),
                tx.jobs().find(row.id()).orElseThrow()));
  }

  private void conclude(List<Ended> ended, Instant now) {
    Map<String, Map<String, StoredObject>> live = new HashMap<>();
    ended.stream()
        .filter(Ended::isSuccess)
        .collect(Collectors.groupingBy(Ended::bucket))
        .forEach((bucket, of) -> lookAtNames(of, now).ifPresent(names -> live.put(bucket, names)));
    for (Ended job : ended) {
      if (!job.isSuccess()) {
        Guarded.run("Job " + job.job().row().id(), () -> failOrPutOff(job, now));
      } else if (live.containsKey(job.bucket())) {
        Guarded.run("Job " + job.job().row().id(), () -> succeed(job, live.get(job.bucket()), now));
      }
    }
  }

  /** All objects of a bucket in one listing: their names mostly lie side by side. */
  private Optional<Map<String, StoredObject>> lookAtNames(List<Ended> successes, Instant now) {
    try {
      return Optional.of(
          names.of(successes.stream().flatMap(job -> job.objects().stream()).toList()));
    } catch (CloudFailure failure) {
      for (Ended job : successes) {
        JobRow row = job.job().row();
        Guarded.run("Job " + row.id(), () -> putOff(row, failure.getMessage(), now));
      }
      return Optional.empty();
    }
  }

  private void succeed(Ended ended, Map<String, StoredObject> live, Instant now) {
    Aftermath.Look look = new Aftermath.Look(ended.objects(), live);
    end.succeeded(ended.job(), ended.report().outputRows(), look, now);
  }

  private void failOrPutOff(Ended ended, Instant now) {
    try {
      fail(ended.job(), ended.report(), now);
    } catch (CloudFailure failure) {
      putOff(ended.job().row(), failure.getMessage(), now);
    }
  }

  private void fail(LoadJob job, JobReport report, Instant now) {
    FailureKind kind = report.failure().kind();
    JobEnd.Setback setback = new JobEnd.Setback(text(report), kind == FailureKind.AGAIN_LATER);
    if (isWorthAnotherAttempt(kind) && attempts.isLeft(job, kind)) {
      attempts.plan(job, setback, now);
    } else if (kind == FailureKind.REFUSED) {
      end.stopped(job, text(report), now);
    } else if (!attempts.planWithoutThoseGone(job, setback, now)) {
      end.failed(job, text(report), now);
    }
  }

  private static boolean isWorthAnotherAttempt(FailureKind kind) {
    return kind == FailureKind.NEW_ID
        || kind == FailureKind.AGAIN
        || kind == FailureKind.AGAIN_LATER;
  }

  private List<ObjectRow> objectsOf(LoadJob job) {
    return ledger.read(tx -> tx.objects().ofJob(job.row().windowId(), job.row().id())).stream()
        .filter(object -> object.state() == ObjectRow.State.SUBMITTED)
        .toList();
  }

  private static String text(JobReport report) {
    List<String> lines = new ArrayList<>();
    lines.add(report.failure().reason() + ": " + report.failure().message());
    report.errors().stream()
        .filter(error -> !Objects.equals(error.message(), report.failure().message()))
        .map(error -> (error.location() == null ? "" : error.location() + ": ") + error.message())
        .distinct()
        .limit(10)
        .forEach(lines::add);
    return String.join("\n", lines);
  }
}
