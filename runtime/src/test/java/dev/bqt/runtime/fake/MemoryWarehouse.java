package dev.bqt.runtime.fake;

import dev.bqt.runtime.cloud.CloudFailure;
import dev.bqt.runtime.cloud.FailureKind;
import dev.bqt.runtime.cloud.JobFilter;
import dev.bqt.runtime.cloud.JobName;
import dev.bqt.runtime.cloud.JobReport;
import dev.bqt.runtime.cloud.JobReport.JobError;
import dev.bqt.runtime.cloud.JobRequest;
import dev.bqt.runtime.cloud.LoadRequest;
import dev.bqt.runtime.cloud.QueryRows;
import dev.bqt.runtime.cloud.Warehouse;
import dev.bqt.runtime.cloud.google.GoogleCloud;
import dev.bqt.runtime.laws.WarehouseView;
import dev.bqt.runtime.laws.WarehouseView.Reading;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** BigQuery in memory: jobs end when a test says so. */
public final class MemoryWarehouse implements Warehouse {
  private final Map<JobName, JobReport> jobs = new LinkedHashMap<>();
  private final List<LoadRequest> requests = new ArrayList<>();
  private final Map<JobName, LoadRequest> accepted = new HashMap<>();
  private final Deque<CloudFailure> refusals = new ArrayDeque<>();
  private final Map<JobName, CloudFailure> unburnable = new HashMap<>();
  private final Map<JobName, Set<Reading>> readings = new HashMap<>();
  private MemoryStore sources;
  private boolean repliesGetLost;
  private boolean silent;
  private boolean down;
  private int calls;
  private Optional<String> location = Optional.of("US");

  /** The next submit is answered so, and no job is made. */
  public void refuseNext(FailureKind kind, String message) {
    refusals.add(new CloudFailure(kind, 503, "test", message, null));
  }

  /** The next submit fails without having been sent. */
  public void refuseNextBeforeItIsSent(String message) {
    refusals.add(new CloudFailure(FailureKind.BAD_RULE, 0, "", message, null));
  }

  /** This id cannot be used up: whoever asks is answered so. */
  public void refuseToBurn(JobName name, CloudFailure answer) {
    unburnable.put(name, answer);
  }

  /** From now on jobs are made, and the answer is lost. */
  public void loseReplies(boolean lost) {
    repliesGetLost = lost;
  }

  /** From now on nobody is told of jobs. */
  public void keepSilent(boolean keeps) {
    silent = keeps;
  }

  /** From now on no call is answered, or each is. */
  public void down(boolean isDown) {
    down = isDown;
  }

  /** Jobs read from this store what is live there when they are made, or when they end. */
  void readsFrom(MemoryStore store) {
    sources = store;
  }

  /** From now on all goes well. */
  public void calm() {
    refusals.clear();
    unburnable.clear();
    repliesGetLost = false;
    silent = false;
    down = false;
  }

  /** All jobs, and what those may have read that went well. */
  WarehouseView seen() {
    List<Reading> read =
        readings.entrySet().stream()
            .filter(job -> jobs.get(job.getKey()).state() == JobReport.State.DONE)
            .filter(job -> jobs.get(job.getKey()).failure() == null)
            .flatMap(job -> job.getValue().stream())
            .toList();
    return new WarehouseView(jobs(), Optional.empty(), Optional.empty(), Optional.of(read));
  }

  /** How often any method was called. */
  public int calls() {
    return calls;
  }

  private void count() {
    calls++;
    if (down) {
      throw new CloudFailure(FailureKind.AGAIN, 0, "", "no answer came", null);
    }
  }

  /** No dataset is there any more. */
  public void dropDatasets() {
    location = Optional.empty();
  }

  /** Somebody else makes a job of that id. */
  public void occupy(JobName name) {
    jobs.put(
        name,
        new JobReport(
            name, JobReport.State.DONE, null, List.of(), Map.of(), List.of("gs://x/y"), 0));
  }

  /** From now on nobody knows of that job. */
  public void forget(JobName name) {
    jobs.remove(name);
    readings.remove(name);
  }

  /** What was asked for, accepted or not. */
  public List<LoadRequest> requests() {
    return requests;
  }

  /** Jobs that are there. */
  public List<JobReport> jobs() {
    return List.copyOf(jobs.values());
  }

  /** Ends all jobs that run: well. */
  public void succeedAll(long rowsEach) {
    jobs.replaceAll((name, job) -> ended(job, null, rowsEach));
  }

  /** Ends all jobs that run: badly. */
  public void failAll(FailureKind kind, String reason) {
    jobs.replaceAll((name, job) -> ended(job, error(kind, reason), 0));
  }

  /** Ends one job: well. */
  public void succeed(JobName name, long rows) {
    jobs.computeIfPresent(name, (same, job) -> ended(job, null, rows));
  }

  /** Ends one job: badly. */
  public void fail(JobName name, FailureKind kind, String reason) {
    jobs.computeIfPresent(name, (same, job) -> ended(job, error(kind, reason), 0));
  }

  private static JobError error(FailureKind kind, String reason) {
    return new JobError(kind, reason, null, "told to fail");
  }

  private JobReport ended(JobReport job, JobError failure, long rows) {
    if (job.state() == JobReport.State.DONE) {
      return job;
    }
    look(job.name());
    return new JobReport(
        job.name(),
        JobReport.State.DONE,
        failure,
        failure == null ? List.of() : List.of(failure),
        job.labels(),
        job.sourceUris(),
        rows);
  }

  private void look(JobName name) {
    LoadRequest request = accepted.get(name);
    if (sources != null && request != null) {
      Set<Reading> seen = readings.computeIfAbsent(name, job -> new LinkedHashSet<>());
      String table = request.destination().toString();
      for (String uri : request.sourceUris()) {
        sources.live(uri).ifPresent(live -> seen.add(new Reading(table, name.id(), live)));
      }
    }
  }

  @Override
  public String defaultProject() {
    return "local";
  }

  @Override
  public Optional<String> location(String project, String dataset) {
    count();
    return location;
  }

  @Override
  public Map<String, String> refusedOptions(String sourceFormat, Map<String, Object> options) {
    return GoogleCloud.refusedLoadOptions(sourceFormat, options);
  }

  @Override
  public JobReport submit(JobRequest asked) {
    count();
    LoadRequest request = (LoadRequest) asked;
    requests.add(request);
    CloudFailure refusal = refusals.poll();
    if (refusal != null) {
      throw refusal;
    }
    JobReport job = jobs.computeIfAbsent(request.job(), name -> accept(request));
    if (repliesGetLost) {
      throw new CloudFailure(FailureKind.AGAIN, 0, "", "no answer came", null);
    }
    return job;
  }

  private JobReport accept(LoadRequest request) {
    accepted.put(request.job(), request);
    look(request.job());
    return new JobReport(
        request.job(),
        JobReport.State.PENDING,
        null,
        List.of(),
        request.labels(),
        request.sourceUris(),
        0);
  }

  @Override
  public Optional<JobReport> burn(JobName name) {
    count();
    if (unburnable.containsKey(name)) {
      throw unburnable.get(name);
    }
    JobReport query =
        new JobReport(name, JobReport.State.DONE, null, List.of(), Map.of(), List.of(), 0);
    JobReport report = jobs.computeIfAbsent(name, free -> query);
    return report.sourceUris().isEmpty() ? Optional.empty() : Optional.of(report);
  }

  @Override
  public Optional<JobReport> job(JobName name) {
    count();
    if (silent) {
      throw new CloudFailure(FailureKind.AGAIN, 0, "", "no answer came", null);
    }
    return Optional.ofNullable(jobs.get(name));
  }

  @Override
  public List<JobReport> jobs(JobFilter filter) {
    List<JobReport> all = new ArrayList<>(jobs.values());
    Collections.reverse(all);
    int pages = Math.min(filter.pages(), 1 + (all.size() - 1) / JobFilter.PAGE);
    for (int page = 0; page < pages; page++) {
      count();
    }
    return all.subList(0, Math.min(all.size(), pages * JobFilter.PAGE));
  }

  @Override
  public QueryRows query(String sql) {
    throw new AssertionError("No test asks this: " + sql);
  }
}
