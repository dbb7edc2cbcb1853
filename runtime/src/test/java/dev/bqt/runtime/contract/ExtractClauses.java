package dev.bqt.runtime.contract;

import static dev.bqt.runtime.contract.Page.EXTRACT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.runtime.cloud.ExtractRequest;
import dev.bqt.runtime.cloud.JobReport;
import dev.bqt.runtime.cloud.LoadRequest;
import dev.bqt.runtime.cloud.TableName;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Extract jobs. */
final class ExtractClauses {
  private static final String JSON = "NEWLINE_DELIMITED_JSON";

  private ExtractClauses() {}

  static List<Clause> all() {
    return List.of(
        new Clause("extract-is-csv-with-a-header-unasked", EXTRACT, ExtractClauses::unasked),
        new Clause("extract-without-a-header", EXTRACT, ExtractClauses::headless),
        new Clause("extract-with-another-delimiter", EXTRACT, ExtractClauses::delimiter),
        new Clause("extract-quotes-what-needs-it", EXTRACT, ExtractClauses::quotes),
        new Clause("extract-as-gzip", EXTRACT, ExtractClauses::gzip),
        new Clause("extract-as-json-has-int64-as-text", EXTRACT, ExtractClauses::json),
        new Clause("extract-numbers-files-at-the-asterisk", EXTRACT, ExtractClauses::numbered),
        new Clause("extract-tells-how-many-files", EXTRACT, ExtractClauses::figures),
        new Clause("extract-replaces-what-is-there", EXTRACT, ExtractClauses::replaces),
        new Clause("extract-of-nested-columns-as-csv-is-invalid", EXTRACT, ExtractClauses::nested),
        new Clause("extract-of-no-table-is-not-found", EXTRACT, ExtractClauses::noTable),
        new Clause("extract-into-no-bucket-is-not-found", EXTRACT, ExtractClauses::noBucket),
        new Clause("extract-without-a-uri-is-400", EXTRACT, ExtractClauses::noUri),
        new Clause("extract-of-parquet-can-be-loaded", EXTRACT, ExtractClauses::parquet));
  }

  private static ExtractRequest extract(
      Ground on, TableName table, String name, Object... options) {
    Map<String, Object> all = new LinkedHashMap<>();
    for (int i = 0; i < options.length; i += 2) {
      all.put((String) options[i], options[i + 1]);
    }
    String uri = "gs://" + on.bucket() + "/" + name;
    return new ExtractRequest(on.newJob(), table, List.of(uri), all, Map.of("rule", "r1"));
  }

  /** Content of the file that an extract of that table with ids 1 makes. */
  private static String content(Ground on, TableName table, Object... options) {
    JobReport report = on.ended(extract(on, table, "out/x", options));
    assertThat(report.failure()).isNull();
    assertThat(report.labels()).isEqualTo(Map.of("rule", "r1"));
    return on.content("out/x");
  }

  private static void unasked(Ground on) {
    assertThat(content(on, on.filled("t", 1))).isEqualTo("id,word\n1,w1\n");
  }

  private static void headless(Ground on) {
    assertThat(content(on, on.filled("t", 1), "printHeader", false)).isEqualTo("1,w1\n");
  }

  private static void delimiter(Ground on) {
    assertThat(content(on, on.filled("t", 1), "fieldDelimiter", "\t"))
        .isEqualTo("id\tword\n1\tw1\n");
  }

  private static void quotes(Ground on) {
    TableName table = on.newTable("t");
    on.loaded(table, Map.of(), on.file("q.json", "{\"id\":1,\"word\":\"a,\\\"b\\\"\"}\n"));
    assertThat(content(on, table)).isEqualTo("id,word\n1,\"a,\"\"b\"\"\"\n");
  }

  private static void gzip(Ground on) throws IOException {
    assertThat(on.ended(extract(on, on.filled("t", 1), "x.gz", "compression", "GZIP")).failure())
        .isNull();
    byte[] zipped = on.objects.read(on.bucket(), "x.gz").orElseThrow();
    byte[] plain = new GZIPInputStream(new ByteArrayInputStream(zipped)).readAllBytes();
    assertThat(new String(plain, StandardCharsets.UTF_8)).isEqualTo("id,word\n1,w1\n");
  }

  private static void json(Ground on) {
    assertThat(content(on, on.filled("t", 1), "destinationFormat", JSON))
        .isEqualTo("{\"id\":\"1\",\"word\":\"w1\"}\n");
  }

  private static void numbered(Ground on) {
    on.ended(extract(on, on.filled("t", 1), "out/x-*.csv"));
    assertThat(ListingClauses.names(on, "out/"))
        .isNotEmpty()
        .allMatch(name -> name.matches("out/x-[0-9]{12}\\.csv"))
        .contains("out/x-000000000000.csv");
  }

  private static void figures(Ground on) throws IOException {
    ExtractRequest extract = extract(on, on.filled("t", 1), "x");
    on.ended(extract);
    String path = "/bigquery/v2/projects/contract/jobs/" + extract.job().id() + "?location=US";
    assertThat(
            on.wire.get(path).json().at("/statistics/extract/destinationUriFileCounts/0").asText())
        .isEqualTo("1");
  }

  private static void replaces(Ground on) {
    on.put("out/x", "something that was there before");
    assertThat(content(on, on.filled("t", 1))).isEqualTo("id,word\n1,w1\n");
  }

  private static void nested(Ground on) {
    TableName table = on.table("n");
    on.warehouse.query("CREATE TABLE `%s.n` (tags ARRAY<STRING>)".formatted(table.dataset()));
    assertThat(on.reason(extract(on, table, "x"))).isEqualTo("invalid");
    assertThat(on.objects.find(on.bucket(), "x")).isEmpty();
  }

  private static void noTable(Ground on) {
    assertThat(on.reason(extract(on, on.table("none"), "x"))).isEqualTo("notFound");
  }

  private static void noBucket(Ground on) {
    String uri = "gs://" + on.bucket() + "-none/x";
    assertThat(
            on.reason(
                new ExtractRequest(
                    on.newJob(), on.filled("t", 1), List.of(uri), Map.of(), Map.of())))
        .isEqualTo("notFound");
  }

  private static void noUri(Ground on) throws IOException {
    String body =
        """
        {"configuration":{"extract":{"sourceTable":
        {"projectId":"contract","datasetId":"%s","tableId":"t"}}}}\
        """
            .formatted(on.filled("t", 1).dataset());
    Wire.Reply reply = on.wire.send("POST", "/bigquery/v2/projects/contract/jobs", Map.of(), body);
    assertThat(reply.status()).isEqualTo(400);
  }

  private static void parquet(Ground on) {
    on.ended(extract(on, on.filled("t", 1, 2), "x.parquet", "destinationFormat", "PARQUET"));
    TableName back = on.newTable("back");
    var load =
        new LoadRequest(
            on.newJob(),
            back,
            List.of("gs://" + on.bucket() + "/x.parquet"),
            "PARQUET",
            Map.of(),
            Map.of());
    assertThat(on.ended(load).failure()).isNull();
    assertThat(on.ids(back)).containsExactly(1L, 2L);
  }
}
