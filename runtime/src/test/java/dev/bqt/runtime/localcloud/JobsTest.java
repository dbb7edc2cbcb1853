package dev.bqt.runtime.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryException;
import com.google.cloud.bigquery.CopyJobConfiguration;
import com.google.cloud.bigquery.FormatOptions;
import com.google.cloud.bigquery.Job;
import com.google.cloud.bigquery.JobId;
import com.google.cloud.bigquery.JobInfo;
import com.google.cloud.bigquery.JobStatistics.LoadStatistics;
import com.google.cloud.bigquery.JobStatus;
import com.google.cloud.bigquery.LoadJobConfiguration;
import com.google.cloud.bigquery.QueryJobConfiguration;
import com.google.cloud.bigquery.TableId;
import com.google.cloud.bigquery.TableResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The life of jobs through the client of BigQuery. */
class JobsTest {
  private static final TableId TABLE = TableId.of("ds", "t");

  @TempDir Path root;
  private LocalCloudFixture local;

  LocalCloudFixture.Way way() {
    return LocalCloudFixture.Way.IN_PROCESS;
  }

  @BeforeEach
  void open() {
    local = new LocalCloudFixture(root, way());
    local.schema(
        "CREATE SCHEMA ds; CREATE TABLE ds.t (id INT64); CREATE SCHEMA eu"
            + " OPTIONS(location='EU'); CREATE TABLE eu.t (id INT64)");
    local.file("bkt", "a.json", "{\"id\":1}\n{\"id\":2}\n");
  }

  @AfterEach
  void close() {
    local.close();
  }

  private Job load(String id, TableId table) {
    LoadJobConfiguration load =
        LoadJobConfiguration.newBuilder(table, "gs://bkt/a.json", FormatOptions.json())
            .setLabels(Map.of("rule", "r1"))
            .build();
    JobId name = JobId.newBuilder().setJob(id).build();
    return local.bigquery().create(JobInfo.of(name, load));
  }

  /** By a new look, since {@code reload} throws when a job has failed. */
  private String reason(Job job) {
    return local.bigquery().getJob(job.getJobId()).getStatus().getError().getReason();
  }

  private long count(String table) throws InterruptedException {
    TableResult rows =
        local.bigquery().query(QueryJobConfiguration.of("SELECT COUNT(*) FROM " + table));
    return rows.getValues().iterator().next().get("f0_").getLongValue();
  }

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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bigquery.insert.after-commit",
        "bigquery.state.before-commit",
        "bigquery.state.after-commit",
        "bigquery.load.before-commit",
        "bigquery.load.after-commit"
      })
  void aKillLeavesRowsOnce(String place) throws Exception {
    local.failpoint =
        at -> {
          if (at.equals(place)) {
            throw new AssertionError("killed");
          }
        };
    assertThatThrownBy(
            () -> {
              load("j", TABLE);
              local.runJobs();
            })
        .isInstanceOf(AssertionError.class);
    local.failpoint = at -> {};
    local.restart();
    local.cloud();
    local.runJobs();
    Job job = local.bigquery().getJob("j");
    assertThat(job.isDone()).isTrue();
    assertThat(job.getStatus().getError()).isNull();
    assertThat(count("ds.t")).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bigquery.copy.before-commit", "bigquery.copy.after-commit"})
  void aKillLeavesACopyOnce(String place) throws Exception {
    load("j", TABLE);
    local.runJobs();
    local.failpoint =
        at -> {
          if (at.equals(place)) {
            throw new AssertionError("killed");
          }
        };
    CopyJobConfiguration copy = CopyJobConfiguration.of(TableId.of("ds", "copy"), TABLE);
    assertThatThrownBy(
            () -> {
              local.bigquery().create(JobInfo.of(JobId.of("copying"), copy));
              local.runJobs();
            })
        .isInstanceOf(AssertionError.class);
    local.failpoint = at -> {};
    local.restart();
    local.cloud();
    local.runJobs();
    assertThat(local.bigquery().getJob("copying").getStatus().getError()).isNull();
    assertThat(count("ds.copy")).isEqualTo(2);
  }

  @Test
  void aCancelledJobDoesNothing() throws Exception {
    Job job = load("j", TABLE);
    assertThat(job.cancel()).isTrue();
    local.runJobs();
    assertThat(reason(job)).isEqualTo("stopped");
    assertThat(count("ds.t")).isZero();
  }

  @Test
  void dispositionsHold() throws Exception {
    load("j1", TABLE);
    local.runJobs();
    LoadJobConfiguration.Builder load =
        LoadJobConfiguration.newBuilder(TABLE, "gs://bkt/a.json", FormatOptions.json());
    Job replaced =
        local
            .bigquery()
            .create(
                JobInfo.of(
                    load.setWriteDisposition(JobInfo.WriteDisposition.WRITE_TRUNCATE).build()));
    local.runJobs();
    assertThat(replaced.reload().getStatus().getError()).isNull();
    assertThat(count("ds.t")).isEqualTo(2);
    Job refused =
        local
            .bigquery()
            .create(
                JobInfo.of(load.setWriteDisposition(JobInfo.WriteDisposition.WRITE_EMPTY).build()));
    local.runJobs();
    assertThat(reason(refused)).isEqualTo("duplicate");
    Job copy =
        local
            .bigquery()
            .create(JobInfo.of(CopyJobConfiguration.of(TableId.of("ds", "copy"), TABLE)));
    local.runJobs();
    assertThat(copy.reload().getStatus().getError()).isNull();
    assertThat(count("ds.copy")).isEqualTo(2);
  }

  @Test
  void aQueryJobWritesItsDestination() throws Exception {
    load("j1", TABLE);
    local.runJobs();
    QueryJobConfiguration query =
        QueryJobConfiguration.newBuilder("SELECT id, id * 2 AS twice FROM ds.t WHERE id > @least")
            .addNamedParameter("least", com.google.cloud.bigquery.QueryParameterValue.int64(1L))
            .setDestinationTable(TableId.of("ds", "out"))
            .build();
    Job job = local.bigquery().create(JobInfo.of(query));
    local.runJobs();
    assertThat(job.reload().getStatus().getError()).isNull();
    var rows =
        local
            .bigquery()
            .listTableData(
                TableId.of("ds", "out"),
                local
                    .bigquery()
                    .getTable("ds", "out")
                    .<com.google.cloud.bigquery.TableDefinition>getDefinition()
                    .getSchema());
    assertThat(rows.getValues()).hasSize(1);
    assertThat(rows.getValues().iterator().next().get("twice").getLongValue()).isEqualTo(4);
  }

  @Test
  void rowsComeInPages() throws Exception {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 25; i++) {
      lines.append("{\"id\":").append(i).append("}\n");
    }
    local.file("bkt", "a.json", lines.toString());
    load("j", TABLE);
    local.runJobs();
    List<Long> ids = new ArrayList<>();
    local
        .bigquery()
        .listTableData(TABLE, BigQuery.TableDataListOption.pageSize(10))
        .iterateAll()
        .forEach(row -> ids.add(row.get(0).getLongValue()));
    assertThat(ids).hasSize(25).startsWith(0L, 1L).endsWith(24L);
  }

  @Test
  void aBrokenQuerySaysWhere() {
    assertThatThrownBy(
            () -> local.bigquery().query(QueryJobConfiguration.of("SELECT id,\n  nope FROM ds.t")))
        .isInstanceOfSatisfying(
            BigQueryException.class,
            e -> assertThat(e.getError().getReason()).isEqualTo("invalidQuery"))
        .hasMessageContaining("nope")
        .hasMessageContaining("at [2:3]");
  }

  @Test
  void parquetIsLoadedByDuckDb() throws Exception {
    Path file = root.resolve("buckets/bkt/p[1].parquet");
    try (var duck = java.sql.DriverManager.getConnection("jdbc:duckdb:");
        var statement = duck.createStatement()) {
      statement.execute("COPY (SELECT 7::BIGINT AS id) TO '" + file + "' (FORMAT parquet)");
      statement.execute("COPY (SELECT 7.5 AS id) TO '" + root + "/buckets/bkt/bad.parquet'");
    }
    local.now = java.time.Instant.now().plusSeconds(5);
    for (String name : List.of("p[1].parquet", "bad.parquet", "a.json")) {
      local
          .bigquery()
          .create(
              JobInfo.of(
                  JobId.newBuilder().setJob(name.replaceAll("[^a-z]", "")).build(),
                  LoadJobConfiguration.newBuilder(
                          TABLE, "gs://bkt/" + name, FormatOptions.parquet())
                      .build()));
    }
    local.runJobs();
    assertThat(local.bigquery().getJob("pparquet").getStatus().getError()).isNull();
    assertThat(local.bigquery().getJob("badparquet").getStatus().getError().getMessage())
        .contains("Parquet column 'id' has type");
    assertThat(local.bigquery().getJob("ajson").getStatus().getError().getMessage())
        .contains("not in Parquet format");
    assertThat(count("ds.t")).isEqualTo(1);
  }

  @Test
  void datasetsAndTablesComeAndGo() {
    BigQuery bigquery = local.bigquery();
    bigquery.create(com.google.cloud.bigquery.DatasetInfo.newBuilder("made").build());
    assertThat(bigquery.listDatasets().iterateAll())
        .extracting(d -> d.getDatasetId().getDataset())
        .containsExactly("ds", "eu", "made");
    var schema =
        com.google.cloud.bigquery.Schema.of(
            com.google.cloud.bigquery.Field.of(
                "x", com.google.cloud.bigquery.StandardSQLTypeName.STRING));
    TableId name = TableId.of("made", "t1");
    bigquery.create(
        com.google.cloud.bigquery.TableInfo.of(
            name, com.google.cloud.bigquery.StandardTableDefinition.of(schema)));
    assertThat(bigquery.listTables("made").iterateAll()).hasSize(1);
    assertThat(bigquery.getTable(name).getNumRows()).isZero();
    assertThat(bigquery.delete(name)).isTrue();
    assertThat(bigquery.getTable(name)).isNull();
    assertThat(bigquery.getDataset("eu").getLocation()).isEqualTo("EU");
    assertThat(bigquery.delete("made")).isTrue();
    assertThat(bigquery.getDataset("made")).isNull();
  }
}
