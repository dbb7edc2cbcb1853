package dev.bqt.runtime.localcloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.api.client.http.ByteArrayContent;
import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.HttpRequestFactory;
import com.google.api.client.http.HttpResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Load jobs on the wire: files, configuration and schema in, rows or errors out. */
class LoadCasesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String API =
      "https://bigquery.googleapis.com/bigquery/v2/projects/" + LocalCloudFixture.PROJECT;

  @TempDir Path root;

  static Stream<CaseFile> cases() throws IOException {
    return CaseFile.all("loads");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void loads(CaseFile story) throws IOException {
    try (LocalCloudFixture local = new LocalCloudFixture(root)) {
      local.schema(story.section("schema.sql"));
      ObjectNode load = (ObjectNode) JSON.readTree(story.section("job"));
      for (String name : story.sections().keySet()) {
        if (name.contains(".") && !name.equals("schema.sql")) {
          local.file("bkt", name, story.section(name));
          if (!load.has("sourceUris")) {
            load.putArray("sourceUris").add("gs://bkt/" + name);
          }
        }
      }
      load.withObjectProperty("destinationTable").put("datasetId", "ds").put("tableId", "t");
      story.verify(outcome(local, load));
    }
  }

  private static String outcome(LocalCloudFixture local, ObjectNode load) throws IOException {
    HttpRequestFactory wire = local.cloud().transport().createRequestFactory();
    ObjectNode job = JSON.createObjectNode();
    job.putObject("jobReference").put("jobId", "job");
    job.putObject("configuration").set("load", load);
    wire.buildPostRequest(
            new GenericUrl(API + "/jobs"),
            ByteArrayContent.fromString("application/json", job.toString()))
        .execute()
        .disconnect();
    local.runJobs();
    JsonNode done = get(wire, "/jobs/job");
    StringBuilder text = new StringBuilder();
    text.append(done.at("/status/state").asText()).append(' ');
    text.append(done.at("/statistics/load")).append('\n');
    done.at("/status/errors").forEach(error -> text.append(error).append('\n'));
    JsonNode table = get(wire, "/datasets/ds/tables/t");
    table.at("/schema/fields").forEach(field -> text.append("  ").append(field).append('\n'));
    JsonNode rows = get(wire, "/datasets/ds/tables/t/data");
    rows.path("rows").forEach(row -> text.append(row.get("f")).append('\n'));
    return text.toString();
  }

  private static JsonNode get(HttpRequestFactory wire, String path) throws IOException {
    HttpResponse response =
        wire.buildGetRequest(new GenericUrl(API + path))
            .setThrowExceptionOnExecuteError(false)
            .execute();
    return JSON.readTree(response.getContent());
  }
}
