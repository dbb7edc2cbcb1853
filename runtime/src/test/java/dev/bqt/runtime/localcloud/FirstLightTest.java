package dev.bqt.runtime.localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.bigquery.FormatOptions;
import com.google.cloud.bigquery.Job;
import com.google.cloud.bigquery.JobInfo;
import com.google.cloud.bigquery.JobStatus;
import com.google.cloud.bigquery.LoadJobConfiguration;
import com.google.cloud.bigquery.QueryJobConfiguration;
import com.google.cloud.bigquery.TableId;
import com.google.cloud.bigquery.TableResult;
import com.google.cloud.storage.Blob;
import com.google.cloud.storage.BlobId;
import com.google.cloud.storage.BlobInfo;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One file all the way, by the clients that production uses. */
class FirstLightTest {
  @TempDir Path root;

  @Test
  void anObjectBecomesRows() throws Exception {
    try (LocalCloudFixture local = new LocalCloudFixture(root)) {
      local.schema(
          "CREATE SCHEMA ds; CREATE TABLE ds.t (id INT64 NOT NULL, x FLOAT64,"
              + " tags ARRAY<STRUCT<k STRING>>);");
      local.file(
          "bkt", "in/a.json", "{\"id\":1,\"x\":2.5,\"tags\":[{\"k\":\"v\"}]}\n{\"id\":\"2\"}\n");
      BlobId id = BlobId.of("bkt", "in/b.json");
      byte[] content = "{\"ID\":3}\n".getBytes(StandardCharsets.UTF_8);
      Blob made = local.storage().create(BlobInfo.newBuilder(id).build(), content);
      assertThat(made.getGeneration()).isPositive();
      assertThat(local.storage().list("bkt").iterateAll())
          .extracting(Blob::getName)
          .containsExactly("in/a.json", "in/b.json");
      assertThat(local.storage().readAllBytes(id)).isEqualTo(content);

      LoadJobConfiguration load =
          LoadJobConfiguration.newBuilder(
                  TableId.of("ds", "t"),
                  java.util.List.of("gs://bkt/in/a.json", "gs://bkt/in/b.json"),
                  FormatOptions.json())
              .build();
      Job job = local.bigquery().create(JobInfo.of(load));
      assertThat(job.getStatus().getState()).isEqualTo(JobStatus.State.PENDING);
      local.runJobs();
      Job done = job.reload();
      assertThat(done.getStatus().getError()).isNull();
      TableResult rows =
          local
              .bigquery()
              .query(
                  QueryJobConfiguration.of("SELECT id, tags FROM `my-project.ds.t` ORDER BY id"));
      assertThat(rows.iterateAll())
          .extracting(row -> row.get("id").getLongValue())
          .containsExactly(1L, 2L, 3L);
      assertThat(local.storage().delete(id)).isTrue();
      assertThat(local.storage().get(id)).isNull();
    }
  }
}
