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
import com.google.cloud.bigquery.LoadJobConfiguration;
import com.google.cloud.bigquery.QueryJobConfiguration;
import com.google.cloud.bigquery.TableId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What jobs leave in tables, and what is read of it, through the client of BigQuery. */
class JobResultsTest extends JobsFixture {
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
