package dev.bqt.runtime.contract;

import static dev.bqt.runtime.contract.Page.SCHEMA;
import static dev.bqt.runtime.contract.Page.TABLES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.bqt.runtime.cloud.CloudFailure;
import dev.bqt.runtime.cloud.TableChange;
import dev.bqt.runtime.cloud.TableName;
import dev.bqt.runtime.cloud.TableShape;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Tables and datasets as they are made and changed through the door. */
final class TableClauses {
  private static final Map<String, Object> ID = column("id", "INTEGER", "REQUIRED");
  private static final Map<String, Object> WORD = column("word", "STRING", "NULLABLE");

  private TableClauses() {}

  static List<Clause> all() {
    return List.of(
        new Clause("dataset-is-made-if-absent", TABLES, TableClauses::dataset),
        new Clause("table-is-made-if-absent", TABLES, TableClauses::made),
        new Clause("one-of-16-makes-the-table", TABLES, TableClauses::race),
        new Clause("table-into-no-dataset-is-404", TABLES, TableClauses::noDataset),
        new Clause("table-keeps-description-and-labels", TABLES, TableClauses::words),
        new Clause("table-keeps-partitioning-and-clustering", TABLES, TableClauses::partitioned),
        new Clause("patch-leaves-what-it-does-not-name", SCHEMA, TableClauses::leaves),
        new Clause("patch-adds-columns", SCHEMA, TableClauses::adds),
        new Clause("patch-relaxes-columns", SCHEMA, TableClauses::relaxes),
        new Clause("patch-refuses-a-missing-column", SCHEMA, TableClauses::missing),
        new Clause("patch-refuses-another-type", SCHEMA, TableClauses::otherType),
        new Clause("patch-sets-and-takes-the-expiry", SCHEMA, TableClauses::expiry),
        new Clause("patch-of-no-table-is-404", SCHEMA, TableClauses::nothing),
        new Clause("table-is-deleted-once", TABLES, TableClauses::deleted));
  }

  private static Map<String, Object> column(String name, String type, String mode) {
    return Map.of("name", name, "type", type, "mode", mode);
  }

  private static TableName made(Ground on, String name) {
    TableName table = on.table(name);
    TableShape shape =
        new TableShape(List.of(ID, WORD), "before", Map.of("team", "a"), null, Map.of());
    assertThat(on.tables.createIfAbsent(table, shape)).isTrue();
    return table;
  }

  private static TableShape shape(Ground on, TableName table) {
    return on.tables.find(table).orElseThrow();
  }

  private static void dataset(Ground on) {
    String name = on.dataset() + "_made";
    assertThat(on.tables.createDatasetIfAbsent(Ground.PROJECT, name, "US")).isTrue();
    assertThat(on.tables.createDatasetIfAbsent(Ground.PROJECT, name, "US")).isFalse();
    assertThat(on.warehouse.location(Ground.PROJECT, name)).hasValue("US");
  }

  private static void made(Ground on) {
    TableName table = made(on, "t");
    assertThat(on.tables.createIfAbsent(table, TableShape.of(List.of(WORD)))).isFalse();
    assertThat(shape(on, table).fields())
        .extracting(field -> field.get("name"))
        .containsExactly("id", "word");
    assertThat(shape(on, table).fields().get(0)).containsEntry("mode", "REQUIRED");
  }

  private static void race(Ground on) throws Exception {
    TableName table = on.table("t");
    List<Boolean> won =
        Race.of(i -> () -> on.tables.createIfAbsent(table, TableShape.of(List.of(ID))));
    assertThat(won).containsOnlyOnce(true);
  }

  private static void noDataset(Ground on) {
    TableName nowhere = new TableName(Ground.PROJECT, on.dataset() + "_none", "t");
    assertThat(on.tables.find(nowhere)).isEmpty();
    CloudFailure refused =
        catchThrowableOfType(
            CloudFailure.class,
            () -> on.tables.createIfAbsent(nowhere, TableShape.of(List.of(ID))));
    assertThat(refused.status()).isEqualTo(404);
    assertThat(refused.reason()).isEqualTo("notFound");
  }

  private static void words(Ground on) {
    TableShape told = shape(on, made(on, "t"));
    assertThat(told.description()).isEqualTo("before");
    assertThat(told.labels()).isEqualTo(Map.of("team", "a"));
    assertThat(told.expires()).isNull();
  }

  private static void partitioned(Ground on) {
    Map<String, Object> options =
        Map.of(
            "timePartitioning", Map.of("type", "DAY", "field", "at"),
            "clustering", Map.of("fields", List.of("id")));
    List<Map<String, Object>> fields = List.of(ID, column("at", "TIMESTAMP", "NULLABLE"));
    TableName table = on.table("t");
    on.tables.createIfAbsent(table, new TableShape(fields, "", Map.of(), null, options));
    assertThat(shape(on, table).options()).isEqualTo(options);
  }

  private static void leaves(Ground on) {
    TableName table = made(on, "t");
    TableShape told =
        on.tables
            .patch(table, new TableChange(null, null, Map.of("rule", "b"), null))
            .orElseThrow();
    assertThat(told.description()).isEqualTo("before");
    assertThat(told.labels()).isEqualTo(Map.of("team", "a", "rule", "b"));
    assertThat(told.fields()).hasSize(2);
    on.tables.patch(table, new TableChange(null, "after", null, null));
    assertThat(shape(on, table).description()).isEqualTo("after");
    assertThat(shape(on, table).labels()).hasSize(2);
  }

  private static void adds(Ground on) {
    TableName table = on.filled("t", 1);
    List<Map<String, Object>> wider =
        List.of(column("id", "INTEGER", "NULLABLE"), WORD, column("more", "FLOAT", "NULLABLE"));
    assertThat(on.tables.patch(table, TableChange.of(wider)).orElseThrow().fields()).hasSize(3);
    assertThat(
            on.warehouse
                .query("SELECT id FROM `%s.t` WHERE more IS NULL".formatted(table.dataset()))
                .rows())
        .isEqualTo(List.of(List.of(1L)));
  }

  private static void relaxes(Ground on) {
    TableName table = made(on, "t");
    on.tables.patch(table, TableChange.of(List.of(column("id", "INTEGER", "NULLABLE"), WORD)));
    assertThat(shape(on, table).fields().get(0)).containsEntry("mode", "NULLABLE");
    assertThat(on.loaded(table, Map.of(), on.file("a.json", "{\"word\":\"x\"}\n")).failure())
        .isNull();
  }

  private static void missing(Ground on) {
    refused(on, List.of(ID));
  }

  private static void otherType(Ground on) {
    refused(on, List.of(column("id", "STRING", "REQUIRED"), WORD));
  }

  private static void refused(Ground on, List<Map<String, Object>> fields) {
    TableName table = made(on, "t");
    CloudFailure refused =
        catchThrowableOfType(
            CloudFailure.class, () -> on.tables.patch(table, TableChange.of(fields)));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.reason()).isEqualTo("invalid");
    assertThat(shape(on, table).fields()).hasSize(2);
  }

  private static void expiry(Ground on) {
    TableName table = made(on, "t");
    Instant end = Instant.parse("2037-01-01T00:00:00Z");
    on.tables.patch(table, new TableChange(null, null, null, end));
    assertThat(shape(on, table).expires()).isEqualTo(end);
    on.tables.patch(table, new TableChange(null, null, null, TableChange.NEVER));
    assertThat(shape(on, table).expires()).isNull();
  }

  private static void nothing(Ground on) {
    assertThat(on.tables.patch(on.table("none"), new TableChange(null, "x", null, null))).isEmpty();
  }

  private static void deleted(Ground on) {
    TableName table = made(on, "t");
    assertThat(on.tables.delete(table)).isTrue();
    assertThat(on.tables.delete(table)).isFalse();
    assertThat(on.tables.find(table)).isEmpty();
  }
}
