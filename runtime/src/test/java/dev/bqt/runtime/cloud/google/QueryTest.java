package dev.bqt.runtime.cloud.google;

import static dev.bqt.runtime.cloud.google.ScriptedWire.error;
import static dev.bqt.runtime.cloud.google.ScriptedWire.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.runtime.cloud.CloudFailure;
import dev.bqt.runtime.cloud.FailureKind;
import dev.bqt.runtime.cloud.QueryRows;
import dev.bqt.runtime.cloud.QueryRows.Column;
import dev.bqt.runtime.cloud.Warehouse;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryTest {
  private static final String QUERIES = "/bigquery/v2/projects/our-project/queries";

  private final ScriptedWire wire = new ScriptedWire();
  private final Warehouse warehouse = wire.cloud().warehouse();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          BOOLEAN    | BOOL       | true                | Boolean    | true
          INTEGER    | INT64      | -9007199254740993   | Long       | -9007199254740993
          FLOAT      | FLOAT64    | 1.5                 | Double     | 1.5
          FLOAT      | FLOAT64    | NaN                 | Double     | NaN
          NUMERIC    | NUMERIC    | 1.20                | BigDecimal | 1.20
          BIGNUMERIC | BIGNUMERIC | 1e2                 | BigDecimal | 1E+2
          STRING     | STRING     | ü                   | String     | ü
          BYTES      | BYTES      | AQI=                | String     | AQI=
          DATE       | DATE       | 2026-11-20          | String     | 2026-11-20
          TIME       | TIME       | 10:00:00            | String     | 10:00:00
          DATETIME   | DATETIME   | 2026-11-20T10:00:00 | String     | 2026-11-20T10:00:00
          TIMESTAMP  | TIMESTAMP  | 1.7951688E9         | String     | 2026-11-20T10:00:00Z
          TIMESTAMP  | TIMESTAMP  | 1.795168800000001E9 | String     | 2026-11-20T10:00:00.000001Z
          GEOGRAPHY  | GEOGRAPHY  | POINT(1 2)          | String     | POINT(1 2)
          INTERVAL   | INTERVAL   | 0-0 1 0:0:0         | String     | 0-0 1 0:0:0
          """)
  void valuesArePlain(String rest, String type, String cell, String javaClass, String shown) {
    answer(field("x", rest, "NULLABLE", ""), "{\"f\": [{\"v\": \"%s\"}]}".formatted(cell));

    QueryRows rows = warehouse.query("SELECT x");

    assertThat(rows.columns()).containsExactly(new Column("x", type));
    Object value = rows.rows().get(0).get(0);
    assertThat(value.getClass().getSimpleName()).isEqualTo(javaClass);
    assertThat(value).hasToString(shown);
  }

  @Test
  void jsonStaysText() {
    answer(field("x", "JSON", "NULLABLE", ""), "{\"f\": [{\"v\": \"{\\\"a\\\":1}\"}]}");

    assertThat(warehouse.query("SELECT x"))
        .isEqualTo(new QueryRows(List.of(new Column("x", "JSON")), List.of(List.of("{\"a\":1}"))));
  }

  @Test
  void structsAndArraysNest() {
    String inner =
        field("k", "STRING", "NULLABLE", "") + "," + field("v", "INTEGER", "REPEATED", "");
    answer(
        field("tags", "RECORD", "REPEATED", ", \"fields\": [" + inner + "]")
            + ","
            + field("n", "NUMERIC", "NULLABLE", ""),
        """
        {"f": [{"v": [{"v": {"f": [{"v": "a"}, {"v": [{"v": "1"}, {"v": "2"}]}]}},
                      {"v": {"f": [{"v": null}, {"v": []}]}}]},
               {"v": null}]}
        """);

    QueryRows rows = warehouse.query("SELECT tags, n");

    assertThat(rows.columns())
        .containsExactly(
            new Column("tags", "ARRAY<STRUCT<k STRING, v ARRAY<INT64>>>"),
            new Column("n", "NUMERIC"));
    assertThat(rows.rows())
        .containsExactly(
            Arrays.asList(
                List.of(struct("a", List.of(1L, 2L)), struct(null, List.of())), (BigDecimal) null));
  }

  @Test
  void rangesAreText() {
    String element = ", \"rangeElementType\": {\"type\": \"DATE\"}";
    answer(
        field("r", "RANGE", "NULLABLE", element),
        "{\"f\": [{\"v\": \"[2026-01-01, UNBOUNDED)\"}]}");

    assertThat(warehouse.query("SELECT r"))
        .isEqualTo(
            new QueryRows(
                List.of(new Column("r", "RANGE<DATE>")),
                List.of(List.of("[2026-01-01, UNBOUNDED)"))));
  }

  @Test
  void readsAllPages() {
    wire.on(
            "POST",
            QUERIES,
            json(
                """
                {"jobComplete": true, "totalRows": "2", "pageToken": "2",
                 "jobReference": {"projectId": "our-project", "jobId": "q1", "location": "EU"},
                 "schema": {"fields": [%s]}, "rows": [{"f": [{"v": "1"}]}]}
                """
                    .formatted(field("x", "INTEGER", "NULLABLE", ""))))
        .on(
            "GET",
            "/jobs/q1",
            json(
                """
                {"jobReference": {"projectId": "our-project", "jobId": "q1", "location": "EU"},
                 "configuration": {"query": {"query": "SELECT x", "destinationTable":
                   {"projectId": "our-project", "datasetId": "_anon", "tableId": "t1"}}},
                 "status": {"state": "DONE"}}
                """))
        .on(
            "GET",
            "/tables/t1/data",
            json("{\"totalRows\": \"2\", \"rows\": [{\"f\": [{\"v\": \"2\"}]}]}"));

    assertThat(warehouse.query("SELECT x").rows()).containsExactly(List.of(1L), List.of(2L));
    assertThat(wire.calls().get(0).body()).contains("\"useLegacySql\":false");
  }

  @Test
  void aStatementWithoutRowsHasNone() {
    String done =
        """
        {"jobComplete": true,
         "jobReference": {"projectId": "our-project", "jobId": "q1", "location": "EU"}}
        """;
    wire.on("POST", QUERIES, json(done))
        .on("GET", QUERIES + "/q1", json(done))
        .on(
            "GET",
            "/jobs/q1",
            json(
                """
                {"jobReference": {"projectId": "our-project", "jobId": "q1", "location": "EU"},
                 "configuration": {"query": {"query": "CREATE TABLE d.t (x INT64)"}},
                 "status": {"state": "DONE"}}
                """));

    assertThat(warehouse.query("CREATE TABLE d.t (x INT64)"))
        .isEqualTo(new QueryRows(List.of(), List.of()));
  }

  @Test
  void aQueryThatFailsWhileItRunsIsClassifiedByItsReason() {
    String pending =
        """
        {"jobComplete": false,
         "jobReference": {"projectId": "our-project", "jobId": "q1", "location": "EU"}}
        """;
    wire.on("POST", QUERIES, json(pending))
        .on("GET", QUERIES + "/q1", error(400, "resourcesExceeded", "Resources exceeded"))
        .on(
            "GET",
            "/jobs/q1",
            json(
                """
                {"jobReference": {"projectId": "our-project", "jobId": "q1", "location": "EU"},
                 "configuration": {"query": {"query": "SELECT 1"}},
                 "status": {"state": "RUNNING"}}
                """));

    CloudFailure failure = GcsObjectStoreTest.failure(() -> warehouse.query("SELECT 1"));

    assertThat(failure.reason()).isEqualTo("resourcesExceeded");
    assertThat(failure.kind()).isEqualTo(FailureKind.BAD_DATA);
  }

  @Test
  void aQueryThatIsNotValidIsTheRulesFault() {
    wire.on("POST", QUERIES, error(400, "invalidQuery", "Syntax error: Unexpected x at [1:1]"));

    CloudFailure failure = GcsObjectStoreTest.failure(() -> warehouse.query("x\ny"));

    assertThat(failure.kind()).isEqualTo(FailureKind.BAD_RULE);
    assertThat(failure)
        .hasMessage(
            "Query in project our-project `x y` failed (400 invalidQuery, Syntax error: Unexpected"
                + " x at [1:1]): mend what was asked for: the rule, or the"
                + " statement");
  }

  private void answer(String fields, String row) {
    wire.on(
        "POST",
        QUERIES,
        json(
            """
            {"jobComplete": true, "totalRows": "1",
             "jobReference": {"projectId": "our-project", "jobId": "q1", "location": "EU"},
             "schema": {"fields": [%s]}, "rows": [%s]}
            """
                .formatted(fields, row)));
  }

  private static String field(String name, String type, String mode, String more) {
    return "{\"name\": \"%s\", \"type\": \"%s\", \"mode\": \"%s\"%s}"
        .formatted(name, type, mode, more);
  }

  private static Map<String, Object> struct(String k, List<Long> v) {
    Map<String, Object> struct = new LinkedHashMap<>();
    struct.put("k", k);
    struct.put("v", v);
    return struct;
  }
}
