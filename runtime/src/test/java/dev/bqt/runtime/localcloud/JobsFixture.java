package dev.bqt.runtime.localcloud;

import com.google.cloud.bigquery.FormatOptions;
import com.google.cloud.bigquery.Job;
import com.google.cloud.bigquery.JobId;
import com.google.cloud.bigquery.JobInfo;
import com.google.cloud.bigquery.LoadJobConfiguration;
import com.google.cloud.bigquery.QueryJobConfiguration;
import com.google.cloud.bigquery.TableId;
import com.google.cloud.bigquery.TableResult;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A table in a local cloud, a file to load into it, and the client of BigQuery. */
abstract class JobsFixture {
  static final TableId TABLE = TableId.of("ds", "t");

  @TempDir Path root;
  LocalCloudFixture local;

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

  final Job load(String id, TableId table) {
    LoadJobConfiguration load =
        LoadJobConfiguration.newBuilder(table, "gs://bkt/a.json", FormatOptions.json())
            .setLabels(Map.of("rule", "r1"))
            .build();
    JobId name = JobId.newBuilder().setJob(id).build();
    return local.bigquery().create(JobInfo.of(name, load));
  }

  /** By a new look, since {@code reload} throws when a job has failed. */
  final String reason(Job job) {
    return local.bigquery().getJob(job.getJobId()).getStatus().getError().getReason();
  }

  final long count(String table) throws InterruptedException {
    TableResult rows =
        local.bigquery().query(QueryJobConfiguration.of("SELECT COUNT(*) FROM " + table));
    return rows.getValues().iterator().next().get("f0_").getLongValue();
  }
}
