package dev.bqt.runtime.localcloud.bigquery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bqt.runtime.localcloud.http.CloudError;
import dev.bqt.runtime.localcloud.http.Json;
import dev.bqt.runtime.localcloud.load.LoadFailure;
import dev.bqt.runtime.localcloud.schema.Field;
import dev.bqt.runtime.localcloud.schema.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Copy jobs: rows of one table or several of one schema become rows of another. */
final class CopyJobs implements JobKind {
  private static final int MOST_SOURCES = 1200;
  private static final String[] SHAPE = {"timePartitioning", "rangePartitioning", "clustering"};

  private final Catalog catalog;

  CopyJobs(Catalog catalog) {
    this.catalog = catalog;
  }

  /**
   * Refuses what cannot be asked for, before there is a job.
   *
   * @throws CloudError 400 or 501
   */
  static void check(JsonNode copy) {
    if (!copy.path("destinationTable").has("tableId")) {
      throw CloudError.badRequest("required", "Required parameter is missing: destinationTable");
    }
    if (copy.path("sourceTables").isEmpty() && !copy.has("sourceTable")) {
      throw CloudError.badRequest("required", "Required parameter is missing: sourceTables");
    }
    if (copy.path("sourceTables").size() > MOST_SOURCES) {
      throw CloudError.invalid("A copy job has 1,200 source tables at most");
    }
    String operation = copy.path("operationType").asText("COPY");
    if (!operation.equals("COPY") && !operation.startsWith("OPERATION_TYPE_")) {
      throw CloudError.notBuilt("A copy job of operationType " + operation);
    }
  }

  @Override
  public Change prepare(Job job) {
    List<TableName> sources = new ArrayList<>();
    JsonNode copy = job.details();
    copy.path("sourceTables").forEach(one -> sources.add(TableName.of(one, job.project())));
    if (copy.has("sourceTable")) {
      sources.add(TableName.of(copy.get("sourceTable"), job.project()));
    }
    TableName target = TableName.of(copy.path("destinationTable"), job.project());
    return connection -> apply(connection, job.details(), sources, target);
  }

  private ObjectNode apply(
      Connection connection, JsonNode copy, List<TableName> sources, TableName target)
      throws SQLException {
    List<Catalog.Table> tables = new ArrayList<>();
    for (TableName source : sources) {
      tables.add(
          catalog
              .find(connection, source)
              .orElseThrow(() -> new LoadFailure("notFound", "Not found: Table " + source)));
    }
    Catalog.Table first = tables.get(0);
    tables.forEach(table -> requireSame(first, table));
    // The target may be one of the sources, and may lose its rows before it is read.
    String all =
        sources.stream()
            .map(source -> "SELECT * FROM " + catalog.sql(source))
            .collect(Collectors.joining(" UNION ALL BY NAME "));
    String rows = ResultSchema.keep(connection, all);
    Destination.of(shaped(copy, first), target, "WRITE_EMPTY")
        .prepare(connection, catalog, first.schema());
    long copied = insert(connection, target, rows);
    Warehouse.execute(connection, "DROP TABLE " + rows);
    return Json.object().put("copiedRows", Long.toString(copied)).put("copiedLogicalBytes", "0");
  }

  private long insert(Connection connection, TableName target, String rows) throws SQLException {
    String insert = "INSERT INTO " + catalog.sql(target) + " BY NAME SELECT * FROM " + rows;
    try (Statement statement = connection.createStatement()) {
      return statement.executeLargeUpdate(insert);
    }
  }

  private static void requireSame(Catalog.Table first, Catalog.Table other) {
    if (!columns(first).equals(columns(other))) {
      throw new LoadFailure(
          "invalid",
          "Source tables must have one schema, and "
              + first.name()
              + " and "
              + other.name()
              + " differ");
    }
  }

  private static List<String> columns(Catalog.Table table) {
    return table.schema().fields().stream()
        .map((Field field) -> field.name() + " " + field.duckType())
        .toList();
  }

  /** A new table is partitioned and clustered as the first source is. */
  private static ObjectNode shaped(JsonNode copy, Catalog.Table first) {
    ObjectNode shaped = copy.deepCopy();
    for (String field : SHAPE) {
      if (first.details().has(field)) {
        shaped.set(field, first.details().get(field));
      }
    }
    return shaped;
  }
}
