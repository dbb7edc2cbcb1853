package dev.bqt.runtime.localcloud.bigquery;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bqt.runtime.localcloud.http.Json;
import dev.bqt.runtime.localcloud.schema.Field;
import dev.bqt.runtime.localcloud.schema.Names;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;

/** Rows of a table in pages. */
final class TableRows {
  private final Connection connection;
  private final Catalog catalog;
  private final Catalog.Table table;

  TableRows(Connection connection, Catalog catalog, Catalog.Table table) {
    this.connection = connection;
    this.catalog = catalog;
    this.table = table;
  }

  /** {@code rows}, {@code totalRows} and, when there are more, {@code pageToken}. */
  ObjectNode page(RowPage page) throws SQLException {
    List<Field> fields =
        table.schema().fields().stream()
            .filter(f -> page.columns().isEmpty() || isWanted(page, f))
            .collect(Collectors.toList());
    long total = count();
    ObjectNode json = Json.object().put("kind", "bigquery#tableDataList");
    json.put("totalRows", Long.toString(total));
    ArrayNode rows = json.putArray("rows");
    if (page.size() > 0) {
      read(page, fields, rows);
    }
    long next = page.start() + rows.size();
    if (next < total && page.size() > 0) {
      json.put("pageToken", "row" + next);
    }
    return json;
  }

  private static boolean isWanted(RowPage page, Field field) {
    return page.columns().stream().anyMatch(field.name()::equalsIgnoreCase);
  }

  private long count() throws SQLException {
    String sql = "SELECT count(*) FROM " + catalog.sql(table.name());
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  private void read(RowPage page, List<Field> fields, ArrayNode rows) throws SQLException {
    String columns = fields.stream().map(f -> column(f)).collect(Collectors.joining(", "));
    String sql =
        "SELECT "
            + columns
            + " FROM "
            + catalog.sql(table.name())
            + " LIMIT "
            + page.size()
            + " OFFSET "
            + page.start();
    CellWriter cells = new CellWriter(page.wholeTimestamps());
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        ArrayNode values = rows.addObject().putArray("f");
        for (int i = 0; i < fields.size(); i++) {
          values.addObject().set("v", cells.cell(fields.get(i), row.getObject(i + 1)));
        }
      }
    }
  }

  private static String column(Field field) {
    return Names.quote(field.name());
  }
}
