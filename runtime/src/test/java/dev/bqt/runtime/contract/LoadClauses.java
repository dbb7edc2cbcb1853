package dev.bqt.runtime.contract;

import static dev.bqt.runtime.contract.Page.CSV;
import static dev.bqt.runtime.contract.Page.ERRORS;
import static dev.bqt.runtime.contract.Page.JSON;
import static dev.bqt.runtime.contract.Page.LOAD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.runtime.cloud.FailureKind;
import dev.bqt.runtime.cloud.JobReport;
import dev.bqt.runtime.cloud.LoadRequest;
import dev.bqt.runtime.cloud.TableName;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** What a load reads, and how it ends when it cannot. */
final class LoadClauses {
  private static final String GOOD = "{\"id\":1,\"word\":\"ü\"}\n";

  private LoadClauses() {}

  static List<Clause> all() {
    return List.of(
        new Clause("value-of-another-type-is-invalid", ERRORS, LoadClauses::mismatch),
        new Clause("bad-row-names-its-file", ERRORS, LoadClauses::namesFile),
        new Clause("one-bad-file-of-two-loads-nothing", LOAD, LoadClauses::atomic),
        new Clause("corrupt-json-is-invalid", ERRORS, on -> bad(on, "{\"id\":1,\n")),
        new Clause("corrupt-gzip-is-invalid", ERRORS, LoadClauses::corruptGzip),
        new Clause("unknown-field-is-invalid", LOAD, on -> bad(on, "{\"id\":1,\"more\":2}\n")),
        new Clause("unknown-field-may-be-ignored", LOAD, LoadClauses::ignored),
        new Clause("bad-rows-may-be-allowed", LOAD, LoadClauses::allowed),
        new Clause("more-bad-rows-than-allowed", LOAD, LoadClauses::tooMany),
        new Clause("changed-type-of-a-column-is-invalid", ERRORS, LoadClauses::otherSchema),
        new Clause("new-column-is-invalid-unasked", LOAD, LoadClauses::newColumn),
        new Clause("new-column-may-be-added", LOAD, LoadClauses::addition),
        new Clause("missing-file-is-not-found", ERRORS, LoadClauses::noFile),
        new Clause("missing-bucket-is-not-found", ERRORS, LoadClauses::noBucket),
        new Clause("missing-dataset-is-not-found", ERRORS, LoadClauses::noDataset),
        new Clause("missing-table-without-schema-is-invalid", ERRORS, LoadClauses::noSchema),
        new Clause("absent-field-is-null", JSON, LoadClauses::absentField),
        new Clause("empty-file-is-no-rows", LOAD, on -> rows(on, "", 0)),
        new Clause("empty-lines-are-no-rows", JSON, on -> rows(on, GOOD + "\n" + GOOD, 2)),
        new Clause("last-line-needs-no-end", JSON, on -> rows(on, GOOD + GOOD.strip(), 2)),
        new Clause("file-with-an-odd-name-is-loaded", LOAD, LoadClauses::oddName),
        new Clause("gzip-is-loaded", LOAD, LoadClauses::gzip),
        new Clause("csv-skips-leading-rows", CSV, LoadClauses::csvHeader),
        new Clause("csv-has-quotes-and-delimiters", CSV, LoadClauses::csvQuotes),
        new Clause("csv-with-too-many-columns-is-invalid", CSV, LoadClauses::csvTooMany));
  }

  private static void rows(Ground on, String content, long expected) {
    TableName table = on.newTable("t");
    JobReport report = on.loaded(table, Map.of(), on.file("a.json", content));
    assertThat(report.failure()).isNull();
    assertThat(report.outputRows()).isEqualTo(expected);
    assertThat(on.count(table)).isEqualTo(expected);
  }

  private static void bad(Ground on, String content) {
    bad(on, Map.of(), on.file("bad.json", content));
  }

  private static void bad(Ground on, Map<String, Object> options, String... uris) {
    TableName table = on.newTable("t");
    JobReport report = on.loaded(table, options, uris);
    assertThat(report.failure()).isNotNull();
    assertThat(report.failure().reason()).isEqualTo("invalid");
    assertThat(report.failure().kind()).isEqualTo(FailureKind.BAD_DATA);
    assertThat(on.count(table)).isZero();
  }

  private static void mismatch(Ground on) {
    bad(on, GOOD + "{\"id\":\"word\"}\n");
  }

  private static void namesFile(Ground on) {
    String good = on.file("good.json", GOOD);
    String bad = on.file("bad.json", "{\"id\":\"word\"}\n");
    JobReport report = on.loaded(on.newTable("t"), Map.of(), good, bad);
    assertThat(report.errors())
        .extracting(JobReport.JobError::location)
        .contains(bad)
        .doesNotContain(good);
  }

  private static void atomic(Ground on) {
    bad(on, Map.of(), on.file("good.json", GOOD), on.file("bad.json", "{\"id\":\"word\"}\n"));
  }

  private static byte[] gzipped(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(Ground.bytes(text));
    }
    return bytes.toByteArray();
  }

  private static String gzipFile(Ground on, byte[] bytes) {
    on.objects.write(on.bucket(), "a.json.gz", bytes, "application/gzip");
    return "gs://" + on.bucket() + "/a.json.gz";
  }

  private static void corruptGzip(Ground on) throws IOException {
    byte[] whole = gzipped(GOOD.repeat(1000));
    bad(on, Map.of(), gzipFile(on, Arrays.copyOf(whole, whole.length / 2)));
  }

  private static void gzip(Ground on) throws IOException {
    TableName table = on.newTable("t");
    assertThat(on.loaded(table, Map.of(), gzipFile(on, gzipped(GOOD + GOOD))).failure()).isNull();
    assertThat(on.count(table)).isEqualTo(2);
  }

  private static void ignored(Ground on) {
    TableName table = on.newTable("t");
    String uri = on.file("a.json", "{\"id\":1,\"more\":{\"x\":2}}\n");
    assertThat(on.loaded(table, Map.of("ignoreUnknownValues", true), uri).failure()).isNull();
    assertThat(on.count(table)).isEqualTo(1);
  }

  private static final String TWO_BAD = GOOD + "{\"id\":\"x\"}\n" + GOOD + "nothing\n";

  private static void allowed(Ground on) {
    TableName table = on.newTable("t");
    String uri = on.file("a.json", TWO_BAD);
    JobReport report = on.loaded(table, Map.of("maxBadRecords", 2L), uri);
    assertThat(report.failure()).isNull();
    assertThat(report.errors()).isNotEmpty();
    assertThat(on.count(table)).isEqualTo(2);
  }

  private static void tooMany(Ground on) {
    bad(on, Map.of("maxBadRecords", 1L), on.file("a.json", TWO_BAD));
  }

  private static Map<String, Object> schema(String... namesAndTypes) {
    List<Object> fields = new java.util.ArrayList<>();
    for (int i = 0; i < namesAndTypes.length; i += 2) {
      fields.add(Map.of("name", namesAndTypes[i], "type", namesAndTypes[i + 1]));
    }
    return Map.of("fields", fields);
  }

  private static void otherSchema(Ground on) {
    bad(
        on,
        Map.of("schema", schema("id", "STRING", "word", "STRING")),
        on.file("a.json", "{\"id\":\"1\"}\n"));
  }

  private static final Map<String, Object> WIDER =
      schema("id", "INTEGER", "word", "STRING", "more", "INTEGER");

  private static void newColumn(Ground on) {
    bad(on, Map.of("schema", WIDER), on.file("a.json", "{\"id\":1,\"more\":2}\n"));
  }

  private static void addition(Ground on) {
    TableName table = on.newTable("t");
    Map<String, Object> options =
        Map.of("schema", WIDER, "schemaUpdateOptions", List.of("ALLOW_FIELD_ADDITION"));
    String uri = on.file("a.json", "{\"id\":1,\"more\":2}\n");
    assertThat(on.loaded(table, options, uri).failure()).isNull();
    assertThat(on.warehouse.query("SELECT more FROM `%s.t`".formatted(table.dataset())).rows())
        .isEqualTo(List.of(List.of(2L)));
  }

  private static void noFile(Ground on) {
    TableName table = on.newTable("t");
    LoadRequest load =
        on.load(table, Map.of(), on.file("a.json", GOOD), "gs://" + on.bucket() + "/none.json");
    assertThat(on.reason(load)).isEqualTo("notFound");
    assertThat(on.count(table)).isZero();
  }

  private static void noBucket(Ground on) {
    LoadRequest load = on.load(on.newTable("t"), Map.of(), "gs://" + on.bucket() + "-none/a.json");
    assertThat(on.reason(load)).isEqualTo("notFound");
  }

  private static void noDataset(Ground on) {
    TableName table = new TableName(Ground.PROJECT, on.dataset() + "_none", "t");
    LoadRequest load = on.load(table, Map.of("schema", Ground.SCHEMA), on.file("a.json", GOOD));
    assertThat(on.reason(load)).isEqualTo("notFound");
  }

  private static void noSchema(Ground on) {
    LoadRequest load = on.load(on.table("none"), Map.of(), on.file("a.json", GOOD));
    assertThat(on.reason(load)).isEqualTo("invalid");
  }

  private static void absentField(Ground on) {
    TableName table = on.newTable("t");
    on.loaded(table, Map.of(), on.file("a.json", "{\"id\":1}\n{\"word\":null,\"id\":2}\n"));
    assertThat(
            on.warehouse
                .query(
                    "SELECT id FROM `%s.t` WHERE word IS NULL ORDER BY id"
                        .formatted(table.dataset()))
                .rows())
        .isEqualTo(List.of(List.of(1L), List.of(2L)));
  }

  private static void oddName(Ground on) {
    TableName table = on.newTable("t");
    String uri = on.file("in/ü b+c%20#1.json", GOOD);
    assertThat(on.loaded(table, Map.of(), uri).failure()).isNull();
    assertThat(on.count(table)).isEqualTo(1);
  }

  private static JobReport csv(Ground on, TableName table, String content, Object... options) {
    LoadRequest load =
        new LoadRequest(
            on.newJob(),
            table,
            List.of(on.file("a.csv", content)),
            "CSV",
            options.length == 0 ? Map.of() : Map.of((String) options[0], options[1]),
            Map.of());
    return on.ended(load);
  }

  private static void csvHeader(Ground on) {
    TableName table = on.newTable("t");
    assertThat(csv(on, table, "id,word\n1,a\n2,b\n", "skipLeadingRows", 1L).failure()).isNull();
    assertThat(on.count(table)).isEqualTo(2);
  }

  private static void csvQuotes(Ground on) {
    TableName table = on.newTable("t");
    String content = "1;\"a;\"\"b\"\"\"\n2;c\n";
    assertThat(csv(on, table, content, "fieldDelimiter", ";").failure()).isNull();
    assertThat(
            on.warehouse
                .query("SELECT word FROM `%s.t` ORDER BY id".formatted(table.dataset()))
                .rows())
        .isEqualTo(List.of(List.of("a;\"b\""), List.of("c")));
  }

  private static void csvTooMany(Ground on) {
    TableName table = on.newTable("t");
    assertThat(csv(on, table, "1,a,more\n").failure().reason()).isEqualTo("invalid");
    assertThat(on.count(table)).isZero();
  }
}
