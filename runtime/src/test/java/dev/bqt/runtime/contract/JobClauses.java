package dev.bqt.runtime.contract;

import static dev.bqt.runtime.contract.Page.JOB;
import static dev.bqt.runtime.contract.Page.JOBS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.cloud.bigquery.Job;
import com.google.cloud.bigquery.JobId;
import com.google.cloud.bigquery.JobStatistics.LoadStatistics;
import dev.bqt.runtime.cloud.JobName;
import dev.bqt.runtime.cloud.JobReport;
import dev.bqt.runtime.cloud.LoadRequest;
import dev.bqt.runtime.cloud.TableName;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The life of a job, and its id. */
final class JobClauses {
  private static final String JOBS_PATH = "/bigquery/v2/projects/contract/jobs";
  private static final String ROWS = "{\"id\":1,\"word\":\"a\"}\n{\"id\":2,\"word\":\"b\"}\n";

  private JobClauses() {}

  static List<Clause> all() {
    return List.of(
        new Clause("load-job-ends-with-its-rows", JOB, JobClauses::ends),
        new Clause("job-tells-what-was-asked", JOB, JobClauses::asked),
        new Clause("job-tells-its-times-in-order", JOB, JobClauses::times),
        new Clause("load-job-tells-its-figures", JOB, JobClauses::figures),
        new Clause("absent-job-is-404", JOB, JobClauses::absent),
        new Clause("job-of-another-location-is-404", JOB, JobClauses::elsewhere),
        new Clause("job-without-an-id-gets-one", JOB, JobClauses::nameless),
        new Clause("id-of-a-job-is-taken-once", JOBS, JobClauses::twice),
        new Clause("id-that-is-taken-is-409-duplicate", JOBS, JobClauses::conflict),
        new Clause("one-of-16-equal-jobs-loads", JOBS, JobClauses::race),
        new Clause("id-of-a-query-is-taken-for-loads-too", JOBS, JobClauses::burnt),
        new Clause("id-with-odd-characters-is-400", JOB, JobClauses::oddId),
        new Clause("id-of-1024-characters", JOB, JobClauses::longId),
        new Clause("job-of-two-kinds-or-none-is-400", JOB, JobClauses::noKind),
        new Clause("cancelled-job-loads-all-or-nothing", JOB, JobClauses::cancel),
        new Clause("cancel-of-an-ended-job-changes-nothing", JOB, JobClauses::cancelLate),
        new Clause("cancel-of-no-job-is-404", JOB, JobClauses::cancelNothing));
  }

  private static void ends(Ground on) {
    TableName table = on.newTable("t");
    JobReport report = on.loaded(table, Map.of(), on.file("a.json", ROWS));
    assertThat(report.failure()).isNull();
    assertThat(report.errors()).isEmpty();
    assertThat(report.outputRows()).isEqualTo(2);
    assertThat(on.count(table)).isEqualTo(2);
  }

  private static void asked(Ground on) {
    LoadRequest load = on.load(on.newTable("t"), Map.of(), on.file("a.json", ROWS));
    on.warehouse.submit(load);
    JobReport report = on.warehouse.job(load.job()).orElseThrow();
    assertThat(report.name()).isEqualTo(load.job());
    assertThat(report.labels()).isEqualTo(Map.of("rule", "r1"));
    assertThat(report.sourceUris()).isEqualTo(load.sourceUris());
    on.ended(load.job());
  }

  private static void times(Ground on) {
    LoadRequest load = on.load(on.newTable("t"), Map.of(), on.file("a.json", ROWS));
    on.ended(load);
    LoadStatistics times = job(on, load.job()).getStatistics();
    assertThat(times.getCreationTime()).isPositive().isLessThanOrEqualTo(times.getStartTime());
    assertThat(times.getStartTime()).isLessThanOrEqualTo(times.getEndTime());
  }

  private static Job job(Ground on, JobName name) {
    return on.bigQuery.getJob(JobId.newBuilder().setLocation("US").setJob(name.id()).build());
  }

  private static void figures(Ground on) {
    LoadRequest load =
        on.load(on.newTable("t"), Map.of(), on.file("a.json", ROWS), on.file("b.json", ROWS));
    on.ended(load);
    LoadStatistics figures = job(on, load.job()).getStatistics();
    assertThat(figures.getInputFiles()).isEqualTo(2);
    assertThat(figures.getInputBytes()).isEqualTo(2L * ROWS.length());
    assertThat(figures.getOutputRows()).isEqualTo(4);
  }

  private static void absent(Ground on) throws IOException {
    assertThat(on.warehouse.job(on.newJob())).isEmpty();
    Wire.Reply reply = on.wire.get(JOBS_PATH + "/none?location=US");
    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.reason()).isEqualTo("notFound");
  }

  private static void elsewhere(Ground on) {
    LoadRequest load = on.load(on.newTable("t"), Map.of(), on.file("a.json", ROWS));
    on.ended(load);
    JobName name = new JobName(load.job().project(), "EU", load.job().id());
    assertThat(on.warehouse.job(name)).isEmpty();
  }

  private static Wire.Reply insert(Ground on, String reference, String configuration)
      throws IOException {
    String body =
        "{\"jobReference\":{\"projectId\":\"contract\",\"location\":\"US\"%s},\"configuration\":{%s}}"
            .formatted(reference, configuration);
    return on.wire.send("POST", JOBS_PATH, Map.of(), body);
  }

  private static String id(String id) {
    return ",\"jobId\":\"" + id + "\"";
  }

  private static String query(String sql) {
    return "\"query\":{\"query\":\"" + sql + "\",\"useLegacySql\":false}";
  }

  private static void nameless(Ground on) throws IOException {
    Wire.Reply reply = insert(on, "", query("SELECT 1"));
    assertThat(reply.status()).isEqualTo(200);
    JsonNode job = reply.json();
    assertThat(job.path("kind").asText()).isEqualTo("bigquery#job");
    assertThat(job.path("jobReference").path("jobId").asText()).matches("[A-Za-z0-9_-]{1,1024}");
    assertThat(job.path("status").path("state").asText()).matches("PENDING|RUNNING|DONE");
  }

  private static void twice(Ground on) {
    TableName table = on.newTable("t");
    LoadRequest load = on.load(table, Map.of(), on.file("a.json", ROWS));
    on.ended(load);
    JobReport again = on.warehouse.submit(load);
    assertThat(again.name()).isEqualTo(load.job());
    on.ended(load.job());
    assertThat(on.count(table)).isEqualTo(2);
  }

  private static void conflict(Ground on) throws IOException {
    String id = on.newJob().id();
    assertThat(insert(on, id(id), query("SELECT 1")).status()).isEqualTo(200);
    Wire.Reply reply = insert(on, id(id), query("SELECT 2"));
    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.reason()).isEqualTo("duplicate");
    assertThat(reply.text()).contains("Already Exists: Job contract:US." + id);
  }

  private static void race(Ground on) throws Exception {
    TableName table = on.newTable("t");
    LoadRequest load = on.load(table, Map.of(), on.file("a.json", ROWS));
    List<JobName> names = Race.of(i -> () -> on.warehouse.submit(load).name());
    assertThat(names).containsOnly(load.job());
    on.ended(load.job());
    assertThat(on.count(table)).isEqualTo(2);
  }

  private static void burnt(Ground on) {
    TableName table = on.newTable("t");
    LoadRequest load = on.load(table, Map.of(), on.file("a.json", ROWS));
    assertThat(on.warehouse.burn(load.job())).isEmpty();
    assertThat(on.warehouse.submit(load).sourceUris()).isEmpty();
    on.ended(load.job());
    assertThat(on.count(table)).isZero();
    LoadRequest other = on.load(table, Map.of(), on.file("a.json", ROWS));
    on.ended(other);
    assertThat(on.warehouse.burn(other.job()).orElseThrow().name()).isEqualTo(other.job());
  }

  private static void oddId(Ground on) throws IOException {
    Wire.Reply reply = insert(on, id("a.b/c"), query("SELECT 1"));
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.reason()).isEqualTo("invalid");
  }

  private static void longId(Ground on) throws IOException {
    String id = on.newJob().id();
    String longest = id + "x".repeat(1024 - id.length());
    assertThat(insert(on, id(longest), query("SELECT 1")).status()).isEqualTo(200);
    assertThat(insert(on, id(longest + "x"), query("SELECT 1")).status()).isEqualTo(400);
  }

  private static void noKind(Ground on) throws IOException {
    assertThat(insert(on, "", "\"labels\":{}").status()).isEqualTo(400);
    assertThat(insert(on, "", query("SELECT 1") + ",\"load\":{}").status()).isEqualTo(400);
  }

  private static void cancel(Ground on) {
    TableName table = on.newTable("t");
    LoadRequest load = on.load(table, Map.of(), on.file("a.json", ROWS));
    on.warehouse.submit(load);
    assertThat(job(on, load.job()).cancel()).isTrue();
    JobReport report = on.ended(load.job());
    // It is a request: the job may have been quicker.
    if (report.failure() != null) {
      assertThat(report.failure().reason()).isEqualTo("stopped");
    }
    assertThat(on.count(table)).isEqualTo(report.failure() == null ? 2 : 0);
  }

  private static void cancelLate(Ground on) {
    TableName table = on.newTable("t");
    LoadRequest load = on.load(table, Map.of(), on.file("a.json", ROWS));
    on.ended(load);
    job(on, load.job()).cancel();
    assertThat(on.ended(load.job()).failure()).isNull();
    assertThat(on.count(table)).isEqualTo(2);
  }

  private static void cancelNothing(Ground on) throws IOException {
    Wire.Reply reply = on.wire.send("POST", JOBS_PATH + "/none/cancel?location=US", Map.of(), "");
    assertThat(reply.status()).isEqualTo(404);
  }
}
