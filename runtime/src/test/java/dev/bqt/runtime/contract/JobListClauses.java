package dev.bqt.runtime.contract;

import static dev.bqt.runtime.contract.Page.JOB_LIST;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.bigquery.BigQuery.JobListOption;
import com.google.cloud.bigquery.Job;
import com.google.cloud.bigquery.JobId;
import com.google.cloud.bigquery.JobInfo;
import com.google.cloud.bigquery.JobStatus;
import com.google.cloud.bigquery.QueryJobConfiguration;
import dev.bqt.runtime.cloud.JobFilter;
import dev.bqt.runtime.cloud.JobName;
import dev.bqt.runtime.cloud.JobReport;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Lists of jobs: order, pages, filters. */
final class JobListClauses {
  private static final String PATH = "/bigquery/v2/projects/contract/jobs?projection=full";

  private JobListClauses() {}

  static List<Clause> all() {
    return List.of(
        new Clause("jobs-are-listed-newest-first", JOB_LIST, JobListClauses::order),
        new Clause("jobs-are-listed-from-a-time", JOB_LIST, JobListClauses::since),
        new Clause("jobs-are-listed-until-a-time", JOB_LIST, JobListClauses::until),
        new Clause("jobs-are-listed-by-state", JOB_LIST, JobListClauses::states),
        new Clause("pages-have-each-job-once", JOB_LIST, JobListClauses::pages),
        new Clause("listed-job-tells-labels-and-uris", JOB_LIST, JobListClauses::full),
        new Clause("listed-job-tells-why-it-failed", JOB_LIST, JobListClauses::failed));
  }

  /** A job that has ended, created at a millisecond of its own. */
  private static Job next(Ground on, Job before) {
    long late = before == null ? 0 : created(before);
    Job job = null;
    for (int i = 0; i < 100 && (job == null || created(job) <= late); i++) {
      JobName name = on.newJob();
      JobId id = JobId.newBuilder().setLocation("US").setJob(name.id()).build();
      on.bigQuery.create(JobInfo.of(id, QueryJobConfiguration.of("SELECT 1")));
      on.ended(name);
      job = on.bigQuery.getJob(id);
    }
    assertThat(created(job)).isGreaterThan(late);
    return job;
  }

  private static long created(Job job) {
    return job.getStatistics().getCreationTime();
  }

  private static String id(Job job) {
    return job.getJobId().getJob();
  }

  private static List<String> ids(Ground on, JobListOption... options) {
    List<String> ids = new ArrayList<>();
    on.bigQuery.listJobs(options).iterateAll().forEach(job -> ids.add(id(job)));
    return ids;
  }

  private static void order(Ground on) {
    Job first = next(on, null);
    Job second = next(on, first);
    Job third = next(on, second);
    assertThat(ids(on)).containsSubsequence(id(third), id(second), id(first));
  }

  private static void since(Ground on) {
    Job first = next(on, null);
    Job second = next(on, first);
    Job third = next(on, second);
    Instant time = Instant.ofEpochMilli(created(second));
    assertThat(on.warehouse.jobs(JobFilter.since(Ground.PROJECT, time)))
        .extracting(job -> job.name().id())
        .contains(id(second), id(third))
        .doesNotContain(id(first));
  }

  private static void until(Ground on) {
    Job first = next(on, null);
    Job second = next(on, first);
    Job third = next(on, second);
    assertThat(ids(on, JobListOption.maxCreationTime(created(second))))
        .contains(id(first), id(second))
        .doesNotContain(id(third));
  }

  private static void states(Ground on) {
    Job done = next(on, null);
    assertThat(ids(on, JobListOption.stateFilter(JobStatus.State.DONE))).contains(id(done));
    assertThat(
            ids(
                on,
                JobListOption.stateFilter(JobStatus.State.PENDING, JobStatus.State.RUNNING),
                JobListOption.minCreationTime(created(done))))
        .doesNotContain(id(done));
  }

  private static void pages(Ground on) {
    Job first = next(on, null);
    Job second = next(on, first);
    Job third = next(on, second);
    List<String> seen =
        ids(on, JobListOption.pageSize(1), JobListOption.minCreationTime(created(first)));
    assertThat(seen).doesNotHaveDuplicates().contains(id(first), id(second), id(third));
  }

  private static void full(Ground on) {
    var load = on.load(on.newTable("t"), Map.of(), on.file("a.json", "{\"id\":1}\n"));
    on.ended(load);
    JobReport listed =
        on.warehouse.jobs(JobFilter.since(Ground.PROJECT, Instant.EPOCH)).stream()
            .filter(job -> job.name().equals(load.job()))
            .findFirst()
            .orElseThrow();
    assertThat(listed.labels()).isEqualTo(load.labels());
    assertThat(listed.sourceUris()).isEqualTo(load.sourceUris());
    assertThat(listed.state()).isEqualTo(JobReport.State.DONE);
  }

  private static void failed(Ground on) throws IOException {
    var load = on.load(on.newTable("t"), Map.of(), on.file("a.json", "{\"id\":\"x\"}\n"));
    on.ended(load);
    var listed = on.wire.get(PATH + "&maxResults=1000").json().path("jobs");
    List<String> reasons = new ArrayList<>();
    for (var job : listed) {
      if (job.path("jobReference").path("jobId").asText().equals(load.job().id())) {
        reasons.add(job.path("errorResult").path("reason").asText());
        assertThat(job.path("state").asText()).isEqualTo("DONE");
      }
    }
    assertThat(reasons).containsExactly("invalid");
  }
}
