package dev.bqt.runtime.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.api.client.http.ByteArrayContent;
import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.HttpRequestFactory;
import com.google.cloud.bigquery.ExtractJobConfiguration;
import com.google.cloud.bigquery.JobId;
import com.google.cloud.bigquery.JobInfo;
import com.google.cloud.bigquery.QueryJobConfiguration;
import com.google.cloud.bigquery.TableId;
import com.google.cloud.storage.Blob;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Extract jobs on the wire: tables and configuration in, files or errors out. */
class ExtractCasesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String JOBS =
      "https://bigquery.googleapis.com/bigquery/v2/projects/" + LocalCloudFixture.PROJECT + "/jobs";

  @TempDir Path root;

  static Stream<CaseFile> cases() throws IOException {
    return CaseFile.all("extracts");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void extracts(CaseFile story) throws Exception {
    try (LocalCloudFixture local = new LocalCloudFixture(root)) {
      Files.createDirectories(root.resolve("buckets/bkt"));
      local.schema(story.section("schema.sql"));
      for (String sql : story.section("sql").split(";;\n")) {
        local.bigquery().query(QueryJobConfiguration.of(sql));
      }
      ObjectNode extract = (ObjectNode) JSON.readTree(story.section("job"));
      story.verify(outcome(local, extract) + files(local));
    }
  }

  private static String outcome(LocalCloudFixture local, ObjectNode extract) throws IOException {
    extract.putObject("sourceTable").put("datasetId", "ds").put("tableId", "t");
    HttpRequestFactory wire = local.cloud().transport().createRequestFactory();
    ObjectNode job = JSON.createObjectNode();
    job.putObject("jobReference").put("jobId", "job");
    job.putObject("configuration").set("extract", extract);
    JsonNode taken =
        JSON.readTree(
            wire.buildPostRequest(
                    new GenericUrl(JOBS),
                    ByteArrayContent.fromString("application/json", job.toString()))
                .setThrowExceptionOnExecuteError(false)
                .execute()
                .getContent());
    if (taken.has("error")) {
      return taken.at("/error/code") + " " + taken.at("/error/errors/0") + "\n";
    }
    local.runJobs();
    JsonNode done =
        JSON.readTree(wire.buildGetRequest(new GenericUrl(JOBS + "/job")).execute().getContent());
    StringBuilder text = new StringBuilder();
    text.append(done.at("/status/state").asText()).append(' ');
    text.append(done.at("/statistics/extract")).append('\n');
    done.at("/status/errors").forEach(error -> text.append(error).append('\n'));
    return text.toString();
  }

  private static String files(LocalCloudFixture local) throws IOException {
    StringBuilder text = new StringBuilder();
    for (Blob file : local.storage().list("bkt").iterateAll()) {
      byte[] content = file.getContent();
      if (file.getName().endsWith(".gz")) {
        content = new GZIPInputStream(new ByteArrayInputStream(content)).readAllBytes();
      }
      text.append("gs://bkt/").append(file.getName()).append('\n');
      text.append(new String(content, StandardCharsets.UTF_8));
    }
    return text.toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bigquery.extract.before-commit", "bigquery.extract.after-commit"})
  void aKillLeavesItsFileWhole(String place) throws Exception {
    try (LocalCloudFixture local = new LocalCloudFixture(root)) {
      Files.createDirectories(root.resolve("buckets/bkt"));
      local.schema("CREATE SCHEMA ds; CREATE TABLE ds.t (id INT64);");
      run(local, "INSERT ds.t (id) VALUES (1)");
      local.failpoint =
          at -> {
            if (at.equals(place)) {
              throw new AssertionError("killed");
            }
          };
      ExtractJobConfiguration extract =
          ExtractJobConfiguration.of(TableId.of("ds", "t"), "gs://bkt/x.csv");
      local.bigquery().create(JobInfo.of(JobId.of("x"), extract));
      assertThatThrownBy(local::runJobs).isInstanceOf(AssertionError.class);
      local.failpoint = at -> {};
      local.restart();
      local.cloud();
      local.runJobs();
      assertThat(local.bigquery().getJob("x").getStatus().getError()).isNull();
      assertThat(files(local)).isEqualTo("gs://bkt/x.csv\nid\n1\n");
    }
  }

  @Test
  void whatWasExtractedCanBeLoaded() throws Exception {
    try (LocalCloudFixture local = new LocalCloudFixture(root)) {
      Files.createDirectories(root.resolve("buckets/bkt"));
      String columns =
          "(id INT64, x FLOAT64, n NUMERIC, b BOOL, y BYTES, ts TIMESTAMP, j JSON, tags ARRAY<STRING>)";
      local.schema(
          "CREATE SCHEMA ds; CREATE TABLE ds.t " + columns + "; CREATE TABLE ds.u " + columns);
      run(
          local,
          "INSERT ds.t (id, x, n, b, y, ts, j, tags) VALUES (9007199254740993, 1.5, 1.25, false,"
              + " b'a', TIMESTAMP '2024-01-02 03:04:05.5+00', JSON '{\"k\": \"v\"}', ['a', 'b'])");
      for (String format : new String[] {"NEWLINE_DELIMITED_JSON", "PARQUET"}) {
        String uri = "gs://bkt/" + format;
        ObjectNode extract = JSON.createObjectNode().put("destinationFormat", format);
        extract.putArray("destinationUris").add(uri);
        job(local, format + "-out", "extract", extract, "sourceTable", "t");
        ObjectNode load = JSON.createObjectNode().put("sourceFormat", format);
        load.putArray("sourceUris").add(uri);
        job(local, format + "-in", "load", load, "destinationTable", "u");
      }
      assertThat(count(local, "SELECT COUNT(*) AS n FROM ds.u")).isEqualTo(2);
      assertThat(
              count(
                  local,
                  "SELECT COUNT(*) AS n FROM ds.u, ds.t WHERE u.id = t.id AND u.x = t.x"
                      + " AND u.n = t.n AND u.b = t.b AND u.y = t.y AND u.ts = t.ts"
                      + " AND JSON_VALUE(u.j, '$.k') = 'v' AND u.tags[OFFSET(1)] = 'b'"))
          .isEqualTo(2);
    }
  }

  private static void run(LocalCloudFixture local, String sql) throws InterruptedException {
    local.bigquery().query(QueryJobConfiguration.of(sql));
  }

  private static long count(LocalCloudFixture local, String sql) throws InterruptedException {
    return local
        .bigquery()
        .query(QueryJobConfiguration.of(sql))
        .getValues()
        .iterator()
        .next()
        .get("n")
        .getLongValue();
  }

  private static void job(
      LocalCloudFixture local,
      String id,
      String kind,
      ObjectNode details,
      String role,
      String table)
      throws IOException {
    details.putObject(role).put("datasetId", "ds").put("tableId", table);
    ObjectNode job = JSON.createObjectNode();
    job.putObject("jobReference").put("jobId", id);
    job.putObject("configuration").set(kind, details);
    HttpRequestFactory wire = local.cloud().transport().createRequestFactory();
    wire.buildPostRequest(
            new GenericUrl(JOBS), ByteArrayContent.fromString("application/json", job.toString()))
        .execute()
        .disconnect();
    local.runJobs();
    JsonNode done =
        JSON.readTree(wire.buildGetRequest(new GenericUrl(JOBS + "/" + id)).execute().getContent());
    assertThat(done.at("/status/errorResult").isMissingNode()).as(done.toString()).isTrue();
  }
}
