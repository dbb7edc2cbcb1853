package dev.bqt.runtime.contract;

import static dev.bqt.runtime.contract.Page.ERRORS;
import static dev.bqt.runtime.contract.Page.LOAD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.runtime.cloud.FailureKind;
import dev.bqt.runtime.cloud.JobReport;
import dev.bqt.runtime.cloud.TableName;
import java.util.List;
import java.util.Map;

/** What a load does with a table that is there, and with one that is not. */
final class DispositionClauses {
  private static final String TWO = "{\"id\":1}\n{\"id\":2}\n";
  private static final String ONE = "{\"id\":3}\n";
  private static final String BAD = "{\"id\":4}\n{\"id\":\"x\"}\n";

  private DispositionClauses() {}

  static List<Clause> all() {
    return List.of(
        new Clause("append-adds-rows", LOAD, DispositionClauses::append),
        new Clause("append-is-what-a-load-does-unasked", LOAD, DispositionClauses::unasked),
        new Clause("truncate-replaces-rows", LOAD, DispositionClauses::truncate),
        new Clause("truncate-that-fails-leaves-rows", LOAD, DispositionClauses::truncateFails),
        new Clause("truncate-takes-the-schema-of-the-load", LOAD, DispositionClauses::reshape),
        new Clause("empty-takes-an-empty-table", LOAD, DispositionClauses::empty),
        new Clause("empty-refuses-a-table-with-rows", ERRORS, DispositionClauses::notEmpty),
        new Clause("two-duplicates-are-told-apart", ERRORS, DispositionClauses::duplicates),
        new Clause("unknown-disposition-is-400-invalid", LOAD, DispositionClauses::unknown),
        new Clause("create-never-wants-the-table", LOAD, DispositionClauses::never),
        new Clause("create-never-takes-a-table", LOAD, DispositionClauses::neverThere),
        new Clause("create-if-needed-makes-the-table", LOAD, DispositionClauses::ifNeeded),
        new Clause("load-that-fails-makes-no-table", LOAD, DispositionClauses::failsUnmade));
  }

  private static JobReport load(Ground on, TableName table, String write, String content) {
    return on.loaded(table, Map.of("writeDisposition", write), on.file(write + ".json", content));
  }

  private static TableName withTwo(Ground on) {
    TableName table = on.newTable("t");
    assertThat(load(on, table, "WRITE_APPEND", TWO).failure()).isNull();
    return table;
  }

  private static void append(Ground on) {
    TableName table = withTwo(on);
    assertThat(load(on, table, "WRITE_APPEND", ONE).failure()).isNull();
    assertThat(on.count(table)).isEqualTo(3);
  }

  private static void unasked(Ground on) {
    TableName table = withTwo(on);
    assertThat(on.loaded(table, Map.of(), on.file("b.json", ONE)).failure()).isNull();
    assertThat(on.count(table)).isEqualTo(3);
  }

  private static void truncate(Ground on) {
    TableName table = withTwo(on);
    assertThat(load(on, table, "WRITE_TRUNCATE", ONE).failure()).isNull();
    assertThat(on.count(table)).isEqualTo(1);
  }

  private static void truncateFails(Ground on) {
    TableName table = withTwo(on);
    assertThat(load(on, table, "WRITE_TRUNCATE", BAD).failure()).isNotNull();
    assertThat(on.count(table)).isEqualTo(2);
  }

  private static void reshape(Ground on) {
    TableName table = withTwo(on);
    Map<String, Object> other = Map.of("fields", List.of(Map.of("name", "name", "type", "STRING")));
    Map<String, Object> options = Map.of("writeDisposition", "WRITE_TRUNCATE", "schema", other);
    assertThat(on.loaded(table, options, on.file("n.json", "{\"name\":\"n\"}\n")).failure())
        .isNull();
    assertThat(on.warehouse.query("SELECT * FROM `%s.t`".formatted(table.dataset())).columns())
        .extracting(column -> column.name())
        .containsExactly("name");
  }

  private static void empty(Ground on) {
    TableName table = on.newTable("t");
    assertThat(load(on, table, "WRITE_EMPTY", TWO).failure()).isNull();
    assertThat(on.count(table)).isEqualTo(2);
  }

  private static void notEmpty(Ground on) {
    TableName table = withTwo(on);
    JobReport.JobError why = load(on, table, "WRITE_EMPTY", ONE).failure();
    assertThat(why.reason()).isEqualTo("duplicate");
    assertThat(why.message()).contains("Already Exists: Table");
    assertThat(on.count(table)).isEqualTo(2);
  }

  /**
   * A job whose id is taken is looked at; one that ended as a duplicate is a rule that is wrong.
   */
  private static void duplicates(Ground on) {
    TableName table = withTwo(on);
    var load = on.load(table, Map.of("writeDisposition", "WRITE_EMPTY"), on.file("c.json", ONE));
    assertThat(on.ended(load).failure().kind()).isEqualTo(FailureKind.BAD_RULE);
    JobReport again = on.warehouse.submit(load);
    assertThat(again.name()).isEqualTo(load.job());
    assertThat(again.state()).isEqualTo(JobReport.State.DONE);
    assertThat(again.failure().reason()).isEqualTo("duplicate");
  }

  private static void unknown(Ground on) throws Exception {
    TableName table = withTwo(on);
    String body =
        """
        {"jobReference":{"projectId":"contract","location":"US"},"configuration":{"load":{
        "sourceUris":["%s"],"sourceFormat":"NEWLINE_DELIMITED_JSON","writeDisposition":"WRITE_WELL",
        "destinationTable":{"projectId":"contract","datasetId":"%s","tableId":"t"}}}}\
        """
            .formatted(on.file("x.json", ONE), table.dataset());
    Wire.Reply reply = on.wire.send("POST", "/bigquery/v2/projects/contract/jobs", Map.of(), body);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.reason()).isEqualTo("invalid");
  }

  private static void never(Ground on) {
    var load =
        on.load(
            on.table("none"),
            Map.of("createDisposition", "CREATE_NEVER", "schema", Ground.SCHEMA),
            on.file("a.json", ONE));
    assertThat(on.reason(load)).isEqualTo("notFound");
  }

  private static void neverThere(Ground on) {
    TableName table = on.newTable("t");
    Map<String, Object> never = Map.of("createDisposition", "CREATE_NEVER");
    assertThat(on.loaded(table, never, on.file("a.json", ONE)).failure()).isNull();
    assertThat(on.count(table)).isEqualTo(1);
  }

  private static void ifNeeded(Ground on) {
    TableName table = on.table("new");
    Map<String, Object> schema = Map.of("schema", Ground.SCHEMA);
    assertThat(on.loaded(table, schema, on.file("a.json", TWO)).failure()).isNull();
    assertThat(on.count(table)).isEqualTo(2);
  }

  private static void failsUnmade(Ground on) {
    TableName table = on.table("new");
    Map<String, Object> schema = Map.of("schema", Ground.SCHEMA);
    assertThat(on.loaded(table, schema, on.file("a.json", BAD)).failure()).isNotNull();
    assertThat(on.bigQuery.getTable(table.dataset(), "new")).isNull();
  }
}
