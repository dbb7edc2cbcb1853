package dev.bqt.runtime.localcloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.api.client.http.ByteArrayContent;
import com.google.api.client.http.GenericUrl;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** GoogleSQL in, rows or errors out; the statements of a case end with {@code ;;}. */
class QueryCasesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path root;

  static Stream<CaseFile> cases() throws IOException {
    return CaseFile.all("queries");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void queries(CaseFile story) throws IOException {
    try (LocalCloudFixture local = new LocalCloudFixture(root)) {
      local.schema(story.section("schema.sql"));
      StringBuilder outcome = new StringBuilder();
      for (String sql : story.section("sql").split(";;\n")) {
        outcome.append(sql.strip()).append('\n').append(answer(local, sql)).append('\n');
      }
      story.verify(outcome.toString());
    }
  }

  private static String answer(LocalCloudFixture local, String sql) throws IOException {
    String body = JSON.createObjectNode().put("query", sql).put("useLegacySql", false).toString();
    JsonNode answer =
        JSON.readTree(
            local
                .cloud()
                .transport()
                .createRequestFactory()
                .buildPostRequest(
                    new GenericUrl(
                        "https://bigquery.googleapis.com/bigquery/v2/projects/my-project/queries"),
                    ByteArrayContent.fromString("application/json", body))
                .setThrowExceptionOnExecuteError(false)
                .execute()
                .getContent());
    if (answer.has("error")) {
      return "  => "
          + answer.at("/error/code")
          + " "
          + answer.at("/error/errors/0/reason")
          + " "
          + answer.at("/error/message")
          + "\n";
    }
    StringBuilder text = new StringBuilder("  =>");
    answer
        .at("/schema/fields")
        .forEach(
            f ->
                text.append(' ')
                    .append(f.get("name").asText())
                    .append(':')
                    .append(f.get("type").asText()));
    if (answer.has("numDmlAffectedRows")) {
      text.append(" affected ").append(answer.get("numDmlAffectedRows").asText());
    }
    text.append('\n');
    answer
        .path("rows")
        .forEach(
            row -> {
              text.append("    ");
              row.get("f").forEach(cell -> text.append(' ').append(cell.get("v")));
              text.append('\n');
            });
    return text.toString();
  }
}
