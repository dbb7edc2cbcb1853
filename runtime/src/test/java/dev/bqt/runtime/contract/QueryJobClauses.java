package dev.bqt.runtime.contract;

import static dev.bqt.runtime.contract.Page.JOB;
import static dev.bqt.runtime.contract.Page.LOAD;
import static dev.bqt.runtime.contract.Page.QUERY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.runtime.cloud.FailureKind;
import dev.bqt.runtime.cloud.JobReport;
import dev.bqt.runtime.cloud.QueryRequest;
import dev.bqt.runtime.cloud.TableName;
import java.util.List;
import java.util.Map;

/** Query jobs, and what they do with a table. */
final class QueryJobClauses {
  private QueryJobClauses() {}

  static List<Clause> all() {
    return List.of(
        new Clause("query-job-makes-its-table", QUERY, QueryJobClauses::makes),
        new Clause("query-job-onto-rows-is-a-duplicate-unasked", QUERY, QueryJobClauses::onto),
        new Clause("query-job-appends", QUERY, QueryJobClauses::appends),
        new Clause("query-job-truncates-what-it-reads", QUERY, QueryJobClauses::truncates),
        new Clause("query-job-takes-named-parameters", QUERY, QueryJobClauses::parameters),
        new Clause("query-job-changes-rows-once", JOB, QueryJobClauses::changes),
        new Clause("query-job-that-fails-tells-why", QUERY, QueryJobClauses::fails),
        new Clause("truncate-data-keeps-the-schema", LOAD, QueryJobClauses::truncateData));
  }

  private static QueryRequest query(
      Ground on, String sql, TableName target, Map<String, Object> options) {
    String text = sql.formatted(on.dataset());
    return new QueryRequest(on.newJob(), text, target, options, Map.of("rule", "r1"));
  }

  private static Map<String, Object> write(String disposition) {
    return Map.of("writeDisposition", disposition);
  }

  private static void makes(Ground on) {
    on.filled("t", 1, 2);
    TableName target = on.table("made");
    QueryRequest query = query(on, "SELECT id FROM `%s.t` WHERE id > 1", target, Map.of());
    JobReport report = on.ended(query);
    assertThat(report.failure()).isNull();
    assertThat(report.labels()).isEqualTo(query.labels());
    assertThat(report.created()).isNotNull();
    assertThat(on.ids(target)).containsExactly(2L);
  }

  private static void onto(Ground on) {
    TableName target = on.filled("t", 1);
    JobReport report = on.ended(query(on, "SELECT 2 AS id", target, Map.of()));
    assertThat(report.failure().reason()).isEqualTo("duplicate");
    assertThat(report.failure().kind()).isEqualTo(FailureKind.BAD_RULE);
    assertThat(on.ids(target)).containsExactly(1L);
  }

  private static void appends(Ground on) {
    TableName target = on.filled("t", 1);
    String sql = "SELECT 2 AS id, 'w' AS word";
    assertThat(on.ended(query(on, sql, target, write("WRITE_APPEND"))).failure()).isNull();
    assertThat(on.ids(target)).containsExactly(1L, 2L);
  }

  private static void truncates(Ground on) {
    TableName target = on.filled("t", 1, 2);
    String sql = "SELECT id, word FROM `%s.t` WHERE id = 2";
    on.ended(query(on, sql, target, write("WRITE_TRUNCATE")));
    assertThat(on.ids(target)).containsExactly(2L);
  }

  private static void parameters(Ground on) {
    on.filled("t", 1, 2);
    TableName target = on.table("made");
    Map<String, Object> parameter =
        Map.of(
            "name", "word",
            "parameterType", Map.of("type", "STRING"),
            "parameterValue", Map.of("value", "w2"));
    Map<String, Object> options =
        Map.of("parameterMode", "NAMED", "queryParameters", List.of(parameter));
    on.ended(query(on, "SELECT id FROM `%s.t` WHERE word = @word", target, options));
    assertThat(on.ids(target)).containsExactly(2L);
  }

  private static void changes(Ground on) {
    TableName table = on.filled("t", 1);
    QueryRequest insert =
        query(on, "INSERT INTO `%s.t` (id, word) VALUES (2, 'w')", null, Map.of());
    on.ended(insert);
    on.ended(insert);
    assertThat(on.ids(table)).containsExactly(1L, 2L);
  }

  private static void fails(Ground on) {
    assertThat(on.reason(query(on, "SELECT nothing FROM `%s.none`", null, Map.of())))
        .isIn("notFound", "invalidQuery");
    assertThat(on.reason(query(on, "SELEKT 1", null, Map.of()))).isEqualTo("invalidQuery");
  }

  private static void truncateData(Ground on) {
    TableName table = on.filled("t", 1);
    String uri = on.file("b.json", "{\"id\":2}\n");
    assertThat(on.loaded(table, write("WRITE_TRUNCATE_DATA"), uri).failure()).isNull();
    assertThat(on.ids(table)).containsExactly(2L);
    assertThat(on.tables.find(table).orElseThrow().fields()).hasSize(2);
  }
}
