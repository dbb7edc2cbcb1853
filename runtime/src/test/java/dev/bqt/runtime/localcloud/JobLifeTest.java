package dev.bqt.runtime.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryException;
import com.google.cloud.bigquery.FormatOptions;
import com.google.cloud.bigquery.Job;
import com.google.cloud.bigquery.JobId;
import com.google.cloud.bigquery.JobInfo;
import com.google.cloud.bigquery.JobStatistics.LoadStatistics;
import com.google.cloud.bigquery.JobStatus;
import com.google.cloud.bigquery.LoadJobConfiguration;
import com.google.cloud.bigquery.TableId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The life of jobs, from the request to the end, through the client of BigQuery. */
class JobLifeTest extends JobsFixture {
  @Test
  void aJobIsPendingThenRunningThenDone() {
    Job job = load("j", TABLE);
    assertThat(job.getStatus().getState()).isEqualTo(JobStatus.State.PENDING);
    List<JobStatus.State> seen = new ArrayList<>();
    local.failpoint =
        at -> {
          if (at.equals("bigquery.load.before-commit")) {
            seen.add(job.reload().getStatus().getState());
          }
        };
    local.advance(Duration.ofSeconds(3));
    local.runJobs();
    assertThat(seen).containsExactly(JobStatus.State.RUNNING);
    Job done = job.reload();
    assertThat(done.isDone()).isTrue();
    LoadStatistics figures = done.getStatistics();
    assertThat(figures.getOutputRows()).isEqualTo(2);
    assertThat(figures.getInputFiles()).isEqualTo(1);
    assertThat(figures.getEndTime() - figures.getCreationTime()).isEqualTo(3000);
    LoadJobConfiguration told = done.getConfiguration();
    assertThat(told.getLabels()).containsEntry("rule", "r1");
    assertThat(told.getSourceUris()).containsExactly("gs://bkt/a.json");
  }

  @Test
  void anIdIsTakenOnce() throws Exception {
    load("j", TABLE);
    LoadJobConfiguration other =
        LoadJobConfiguration.newBuilder(TABLE, "gs://bkt/b.json", FormatOptions.json()).build();
    // The client takes a job that is younger than a day for its own; ours is older by its clock.
    assertThatThrownBy(
            () ->
                local.bigquery().create(JobInfo.of(JobId.newBuilder().setJob("j").build(), other)))
        .isInstanceOfSatisfying(
            BigQueryException.class, e -> assertThat(e.getCode()).isEqualTo(409))
        .hasMessage("Already Exists: Job my-project:US.j");
    local.runJobs();
    assertThat(count("ds.t")).isEqualTo(2);
  }

  @Test
  void theWireSays409() throws Exception {
    load("j", TABLE);
    String body =
        "{\"jobReference\":{\"jobId\":\"j\"},\"configuration\":{\"load\":{\"destinationTable\":"
            + "{\"datasetId\":\"ds\",\"tableId\":\"t\"}}}}";
    var response =
        local
            .cloud()
            .transport()
            .createRequestFactory()
            .buildPostRequest(
                new com.google.api.client.http.GenericUrl(
                    "https://bigquery.googleapis.com/bigquery/v2/projects/my-project/jobs"),
                com.google.api.client.http.ByteArrayContent.fromString("application/json", body))
            .setThrowExceptionOnExecuteError(false)
            .execute();
    assertThat(response.getStatusCode()).isEqualTo(409);
    assertThat(response.parseAsString())
        .contains("Already Exists: Job my-project:US.j")
        .contains("\"reason\":\"duplicate\"");
  }

  @Test
  void aJobIsWhereItsDataAre() {
    load("j", TABLE);
    load("e", TableId.of("eu", "t"));
    BigQuery bigquery = local.bigquery();
    assertThat(bigquery.getJob(JobId.newBuilder().setJob("j").setLocation("US").build()))
        .isNotNull();
    assertThat(bigquery.getJob(JobId.newBuilder().setJob("j").setLocation("EU").build())).isNull();
    assertThat(bigquery.getJob(JobId.newBuilder().setJob("e").setLocation("EU").build()))
        .isNotNull();
    assertThat(bigquery.getJob("absent")).isNull();
  }

  @Test
  void jobsAreListedNewestFirst() {
    for (int i = 0; i < 5; i++) {
      load("j" + i, TABLE);
      local.advance(Duration.ofSeconds(1));
    }
    long third = local.now.minusSeconds(3).toEpochMilli();
    local.jobs.poll().run();
    BigQuery bigquery = local.bigquery();
    assertThat(ids(bigquery.listJobs(BigQuery.JobListOption.pageSize(2))))
        .containsExactly("j4", "j3", "j2", "j1", "j0");
    assertThat(ids(bigquery.listJobs(BigQuery.JobListOption.minCreationTime(third))))
        .containsExactly("j4", "j3", "j2");
    assertThat(
            ids(
                bigquery.listJobs(
                    BigQuery.JobListOption.stateFilter(JobStatus.State.DONE),
                    BigQuery.JobListOption.allUsers())))
        .containsExactly("j0");
  }

  private static List<String> ids(com.google.api.gax.paging.Page<Job> page) {
    List<String> ids = new ArrayList<>();
    page.iterateAll().forEach(job -> ids.add(job.getJobId().getJob()));
    return ids;
  }

  @Test
  void aCancelledJobDoesNothing() throws Exception {
    Job job = load("j", TABLE);
    assertThat(job.cancel()).isTrue();
    local.runJobs();
    assertThat(reason(job)).isEqualTo("stopped");
    assertThat(count("ds.t")).isZero();
  }
}
