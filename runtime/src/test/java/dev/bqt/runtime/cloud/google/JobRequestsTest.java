package dev.bqt.runtime.cloud.google;

import static dev.bqt.runtime.cloud.google.ScriptedWire.error;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bqt.runtime.cloud.CloudFailure;
import dev.bqt.runtime.cloud.CopyRequest;
import dev.bqt.runtime.cloud.ExtractRequest;
import dev.bqt.runtime.cloud.FailureKind;
import dev.bqt.runtime.cloud.JobName;
import dev.bqt.runtime.cloud.JobRequest;
import dev.bqt.runtime.cloud.QueryRequest;
import dev.bqt.runtime.cloud.TableName;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Queries, copies and extracts as they go over the wire. */
class JobRequestsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JobName NAME = new JobName("p", "EU", "job_1");
  private static final TableName TABLE = new TableName("p", "d", "t");
  private static final TableName OTHER = new TableName("q", "e", "u");

  /** Every option once, as REST writes it. */
  private static final String ALL =
      """
      {"query": {
         "allowLargeResults": true, "clustering": {"fields": ["id"]},
         "connectionProperties": [{"key": "time_zone", "value": "UTC"}],
         "createDisposition": "CREATE_IF_NEEDED", "createSession": false,
         "defaultDataset": {"projectId": "p", "datasetId": "d"},
         "destinationEncryptionConfiguration": {"kmsKeyName": "projects/p/keys/k"},
         "flattenResults": false, "jobTimeoutMs": "60000", "maximumBillingTier": 2,
         "maximumBytesBilled": "1000", "parameterMode": "NAMED", "priority": "BATCH",
         "queryParameters": [
           {"name": "id", "parameterType": {"type": "INT64"}, "parameterValue": {"value": "7"}}],
         "rangePartitioning": {"field": "id", "range":
           {"start": "0", "end": "100", "interval": "10"}},
         "reservation": "none", "schemaUpdateOptions": ["ALLOW_FIELD_ADDITION"],
         "timePartitioning": {"type": "DAY", "expirationMs": "1000"}, "useLegacySql": false, "useQueryCache": true,
         "writeDisposition": "WRITE_APPEND"},
       "copy": {
         "createDisposition": "CREATE_NEVER", "writeDisposition": "WRITE_TRUNCATE",
         "destinationEncryptionConfiguration": {"kmsKeyName": "projects/p/keys/k"},
         "destinationExpirationTime": "2030-01-01T00:00:00Z", "jobTimeoutMs": "60000",
         "operationType": "COPY", "reservation": "none"},
       "extract": {
         "compression": "GZIP", "destinationFormat": "CSV", "fieldDelimiter": "|",
         "jobTimeoutMs": "60000", "printHeader": false, "reservation": "none",
         "useAvroLogicalTypes": true}}
      """;

  private final ScriptedWire wire =
      new ScriptedWire().on("POST", "/jobs", error(400, "invalid", "-"));

  private static JobRequest request(String kind, Map<String, Object> options) {
    Map<String, String> labels = Map.of("window", "w1");
    return switch (kind) {
      case "query" -> new QueryRequest(NAME, "SELECT @id", TABLE, options, labels);
      case "copy" -> new CopyRequest(NAME, List.of(TABLE, OTHER), TABLE, options, labels);
      default -> new ExtractRequest(NAME, TABLE, List.of("gs://data/x-*"), options, labels);
    };
  }

  private JsonNode sent(String kind, JsonNode options) throws IOException {
    Map<String, Object> values = JSON.convertValue(options, new TypeReference<>() {});
    JobRequest request = request(kind, values);
    try {
      wire.cloud().warehouse().submit(request);
    } catch (CloudFailure refused) {
      if (wire.calls().isEmpty()) {
        throw refused;
      }
    }
    return JSON.readTree(wire.calls().get(0).body());
  }

  @ParameterizedTest
  @CsvSource({"query", "copy", "extract"})
  void everyOptionGoesOverTheWireAsItIsWritten(String kind) throws IOException {
    JsonNode options = JSON.readTree(ALL).get(kind);

    JsonNode configuration = sent(kind, options).get("configuration");

    for (Iterator<String> names = options.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      JsonNode inner = configuration.at("/" + kind + "/" + name);
      JsonNode value = configuration.has(name) ? configuration.get(name) : inner;
      assertThat(value).as(name).isEqualTo(options.get(name));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          query   | {"query": "SELECT @id", "useLegacySql": false, "destinationTable": {"projectId": "p", "datasetId": "d", "tableId": "t"}}
          copy    | {"sourceTables": [{"projectId": "p", "datasetId": "d", "tableId": "t"}, {"projectId": "q", "datasetId": "e", "tableId": "u"}], "destinationTable": {"projectId": "p", "datasetId": "d", "tableId": "t"}}
          extract | {"sourceTable": {"projectId": "p", "datasetId": "d", "tableId": "t"}, "destinationUris": ["gs://data/x-*"]}
          """)
  void withoutOptionsNothingIsAdded(String kind, String expected) throws IOException {
    JsonNode job = sent(kind, JSON.createObjectNode());

    assertThat(job.at("/configuration/" + kind)).isEqualTo(JSON.readTree(expected));
    assertThat(job.at("/configuration/labels/window").asText()).isEqualTo("w1");
    assertThat(job.at("/jobReference"))
        .isEqualTo(
            JSON.readTree("{\"jobId\": \"job_1\", \"location\": \"EU\", \"projectId\": \"p\"}"));
  }

  @Test
  void aQueryMayHaveNoTable() throws IOException {
    QueryRequest request = new QueryRequest(NAME, "SELECT 1", null, Map.of(), Map.of());
    GcsObjectStoreTest.failure(() -> wire.cloud().warehouse().submit(request));

    assertThat(JSON.readTree(wire.calls().get(0).body()).at("/configuration/query").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("query", "useLegacySql");
  }

  @Test
  void parametersMayBeArraysAndNameless() throws IOException {
    JsonNode options =
        JSON.readTree(
            """
            {"queryParameters": [
              {"parameterType": {"type": "ARRAY", "arrayType": {"type": "STRING"}},
               "parameterValue": {"arrayValues": [{"value": "a"}, {"value": "b"}]}}]}
            """);

    JsonNode query = sent("query", options).at("/configuration/query");

    assertThat(query.at("/queryParameters/0/parameterType/type").asText()).isEqualTo("ARRAY");
    assertThat(query.at("/queryParameters/0/parameterValue/arrayValues").findValuesAsText("value"))
        .containsExactly("a", "b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          query   | {"dryRun": true}               | Query job job_1: option dryRun is not one that
          query   | {"priority": "NOW"}            | Query job job_1: option priority must be one of
          query   | {"defaultDataset": {}}         | Query job job_1: option defaultDataset needs a
          query   | {"queryParameters": [{}]}      | Query job job_1: option queryParameters[0] needs
          copy    | {"writeDisposition": "X"}      | Copy job job_1 into p.d.t: option writeDisposition
          copy    | {"sourceTables": []}           | Copy job job_1 into p.d.t: option sourceTables is
          extract | {"printHeader": "yes"}         | Extract job job_1 of p.d.t: option printHeader must
          extract | {"modelExtractOptions": {}}    | Extract job job_1 of p.d.t: option modelExtract
          """)
  void whatCannotBeCarriedIsRefusedByName(String kind, String options, String message)
      throws IOException {
    JsonNode read = JSON.readTree(options);

    CloudFailure failure = GcsObjectStoreTest.failure(() -> sent(kind, read));

    assertThat(failure.kind()).isEqualTo(FailureKind.BAD_RULE);
    assertThat(failure).hasMessageStartingWith(message);
    assertThat(wire.lines()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          query   | Query job p:EU.job_1     | roles/bigquery.dataViewer) on what it reads
          copy    | Copy job job_1 into p.d.t | (roles/bigquery.dataEditor) on dataset p.d and BigQuery
          extract | Extract job job_1 of p.d.t | (roles/bigquery.dataViewer) on dataset p.d and Storage
          """)
  void aRefusalNamesJobAndRoles(String kind, String job, String roles) {
    ScriptedWire denying = new ScriptedWire();
    denying
        .on("POST", "/jobs", error(403, "accessDenied", "No."))
        .on("GET", "/jobs", error(404, "notFound", "No job."));

    CloudFailure failure =
        GcsObjectStoreTest.failure(
            () -> denying.cloud().warehouse().submit(request(kind, Map.of())));

    assertThat(failure)
        .hasMessageStartingWith(job + " failed (403 accessDenied, No): give the account BigQuery")
        .hasMessageContaining("Job User (roles/bigquery.jobUser) on project p")
        .hasMessageContaining(roles);
  }
}
