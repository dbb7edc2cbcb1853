package dev.bqt.runtime.localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.api.client.http.ByteArrayContent;
import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.HttpRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changes of datasets and tables on the wire. */
class TableChangesTest {
  private static final String PROJECT =
      "https://bigquery.googleapis.com/bigquery/v2/projects/my-project";
  private static final String DATASET = PROJECT + "/datasets/ds";
  private static final String TABLE = DATASET + "/tables/t";

  @TempDir Path root;
  private LocalCloudFixture local;

  @BeforeEach
  void open() {
    local = new LocalCloudFixture(root);
    local.schema(
        "CREATE SCHEMA ds; CREATE TABLE ds.t (id INT64 NOT NULL OPTIONS(description='its number'),"
            + " word STRING) OPTIONS(description='all')");
  }

  @AfterEach
  void close() {
    local.close();
  }

  private JsonNode send(String method, String url, String body) throws IOException {
    HttpRequest request =
        local
            .cloud()
            .transport()
            .createRequestFactory()
            .buildRequest(
                method,
                new GenericUrl(url),
                body == null ? null : ByteArrayContent.fromString("application/json", body));
    return new ObjectMapper()
        .readTree(request.setThrowExceptionOnExecuteError(false).execute().getContent());
  }

  @Test
  void aPatchLeavesWhatItDoesNotName() throws IOException {
    send("PATCH", TABLE, "{\"labels\":{\"team\":\"a\",\"by\":\"me\",\"no\":null}}");
    local.advance(Duration.ofSeconds(5));
    JsonNode told =
        send("PATCH", TABLE, "{\"labels\":{\"team\":\"b\",\"by\":null},\"expirationTime\":\"99\"}");
    assertThat(told.at("/description").asText()).isEqualTo("all");
    assertThat(told.at("/labels").toString()).isEqualTo("{\"team\":\"b\"}");
    assertThat(told.at("/expirationTime").asText()).isEqualTo("99");
    assertThat(told.at("/lastModifiedTime").asLong()).isEqualTo(local.now.toEpochMilli());
    assertThat(told.at("/schema/fields/0/description").asText()).isEqualTo("its number");
    assertThat(send("PATCH", TABLE, "{\"expirationTime\":null}").has("expirationTime")).isFalse();
  }

  @Test
  void aPutTakesAwayWhatItDoesNotName() throws IOException {
    JsonNode told = send("PUT", TABLE, "{\"description\":\"new\"}");
    assertThat(told.at("/description").asText()).isEqualTo("new");
    assertThat(told.has("labels")).isFalse();
    assertThat(told.at("/schema/fields")).hasSize(2);
    JsonNode dataset = send("PUT", DATASET, "{\"description\":\"d\"}");
    assertThat(dataset.at("/description").asText()).isEqualTo("d");
    assertThat(dataset.at("/location").asText()).isEqualTo("US");
  }

  @Test
  void columnsAreAddedRelaxedAndDescribedAnew() throws IOException {
    JsonNode told =
        send(
            "PATCH",
            TABLE,
            "{\"schema\":{\"fields\":[{\"name\":\"id\",\"type\":\"INTEGER\"},"
                + "{\"name\":\"word\",\"type\":\"STRING\",\"description\":\"w\"},"
                + "{\"name\":\"more\",\"type\":\"INTEGER\",\"mode\":\"REPEATED\"}]}}");
    assertThat(told.at("/schema/fields").toString())
        .isEqualTo(
            "[{\"name\":\"id\",\"type\":\"INTEGER\",\"mode\":\"NULLABLE\"},"
                + "{\"name\":\"word\",\"type\":\"STRING\",\"mode\":\"NULLABLE\",\"description\":\"w\"},"
                + "{\"name\":\"more\",\"type\":\"INTEGER\",\"mode\":\"REPEATED\"}]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {'name':'id','type':'INTEGER','mode':'REQUIRED'} | word is missing in new schema or has
          {'name':'id','type':'STRING'}                    | id is missing in new schema or has changed
          {'name':'id','type':'INTEGER'},{'name':'word','type':'STRING','mode':'REQUIRED'} | word has changed mode from NULLABLE
          {'name':'id','type':'INTEGER'},{'name':'word','type':'STRING'},{'name':'m','type':'STRING','mode':'REQUIRED'} | m is REQUIRED
          """,
      quoteCharacter = '`')
  void otherChangesAreRefused(String fields, String message) throws IOException {
    String body = "{\"schema\":{\"fields\":[" + fields.replace('\'', '"') + "]}}";
    JsonNode told = send("PATCH", TABLE, body);
    assertThat(told.at("/error/code").asInt()).isEqualTo(400);
    assertThat(told.at("/error/errors/0/reason").asText()).isEqualTo("invalid");
    assertThat(told.at("/error/message").asText()).contains("Field " + message);
    assertThat(send("GET", TABLE, null).at("/schema/fields/0/mode").asText()).isEqualTo("REQUIRED");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          POST,   /datasets/ds/tables/t/insertAll, bigquery.tabledata.insertAll
          DELETE, /jobs/j/delete,                  bigquery.jobs.delete
          GET,    /datasets/ds/models,             bigquery.models.list
          GET,    /tomorrow,                       GET /bigquery/v2/projects/my-project/tomorrow
          """)
  void whatIsNotBuiltIsNamed(String method, String path, String name) throws IOException {
    JsonNode told = send(method, PROJECT + path, method.equals("POST") ? "{}" : null);
    assertThat(told.at("/error/code").asInt()).isEqualTo(501);
    assertThat(told.at("/error/errors/0/reason").asText()).isEqualTo("notImplemented");
    assertThat(told.at("/error/message").asText()).isEqualTo(name + " is not built in localcloud.");
  }
}
