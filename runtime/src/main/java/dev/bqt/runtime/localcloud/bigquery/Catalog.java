package dev.bqt.runtime.localcloud.bigquery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bqt.runtime.localcloud.http.Json;
import dev.bqt.runtime.localcloud.schema.DuckTypes;
import dev.bqt.runtime.localcloud.schema.Field;
import dev.bqt.runtime.localcloud.schema.FieldType;
import dev.bqt.runtime.localcloud.schema.Names;
import dev.bqt.runtime.localcloud.schema.Schema;
import dev.bqt.runtime.localcloud.schema.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Tables as DuckDB knows them: types, modes and descriptions of columns are its own; what it has no
 * place for is JSON in the table's comment.
 */
final class Catalog {
  private final String project;

  /** A catalogue in which datasets of this project have no project in their schema's name. */
  Catalog(String project) {
    this.project = project;
  }

  /**
   * A table.
   *
   * @param details what the API tells of it besides its schema
   */
  record Table(TableName name, Schema schema, ObjectNode details) {}

  /** The schema that holds a dataset. */
  String schemaOf(String ofProject, String dataset) {
    return ofProject.equals(project) ? dataset : ofProject + ":" + dataset;
  }

  /** A table's name in statements. */
  String sql(TableName table) {
    return Names.quote(schemaOf(table.project(), table.dataset()))
        + "."
        + Names.quote(table.table());
  }

  boolean hasDataset(Connection connection, String ofProject, String dataset) throws SQLException {
    String sql =
        "SELECT 1 FROM duckdb_schemas() WHERE schema_name = ? AND NOT internal"
            + " AND database_name = current_database()";
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, schemaOf(ofProject, dataset));
      return query.executeQuery().next();
    }
  }

  /** Names of a dataset's tables, sorted. */
  List<String> tables(Connection connection, String ofProject, String dataset) throws SQLException {
    List<String> names = new ArrayList<>();
    String sql =
        "SELECT table_name FROM duckdb_tables() WHERE schema_name = ?"
            + " AND database_name = current_database() ORDER BY 1";
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, schemaOf(ofProject, dataset));
      ResultSet row = query.executeQuery();
      while (row.next()) {
        names.add(row.getString(1));
      }
    }
    return names;
  }

  Optional<Table> find(Connection connection, TableName name) throws SQLException {
    String sql =
        "SELECT t.comment, c.column_name, c.data_type, c.is_nullable, c.comment"
            + " FROM duckdb_tables() t JOIN duckdb_columns() c USING (table_oid, database_oid)"
            + " WHERE t.schema_name = ? AND t.table_name = ?"
            + " AND t.database_name = current_database() ORDER BY c.column_index";
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, schemaOf(name.project(), name.dataset()));
      query.setString(2, name.table());
      return table(name, query);
    }
  }

  private static Optional<Table> table(TableName name, PreparedStatement query)
      throws SQLException {
    List<Field> fields = new ArrayList<>();
    ObjectNode details = Json.object();
    try (ResultSet row = query.executeQuery()) {
      while (row.next()) {
        details = row.getString(1) == null ? details : Json.parse(row.getString(1));
        Field field = DuckTypes.field(row.getString(2), row.getString(3));
        boolean required = !row.getBoolean(4) && !field.isRepeated();
        field = required ? field.with(Field.Mode.REQUIRED) : field;
        fields.add(row.getString(5) == null ? field : field.described(row.getString(5)));
      }
    }
    JsonNode geographies = details.path("geographies");
    List<Field> typed =
        fields.stream()
            .map(field -> geographies.has(field.name()) ? field.typed(FieldType.GEOGRAPHY) : field)
            .collect(Collectors.toList());
    return fields.isEmpty()
        ? Optional.empty()
        : Optional.of(new Table(name, new Schema(typed), details));
  }

  /** Creates the table, in the connection's transaction. */
  void create(Connection connection, Table table) throws SQLException {
    String columns =
        table.schema().fields().stream().map(Catalog::column).collect(Collectors.joining(", "));
    Warehouse.execute(connection, "CREATE TABLE " + sql(table.name()) + " (" + columns + ")");
    describe(connection, table);
  }

  private static String column(Field field) {
    boolean required = field.mode() == Field.Mode.REQUIRED;
    return Names.quote(field.name()) + " " + field.duckType() + (required ? " NOT NULL" : "");
  }

  /** Writes what the comments hold. */
  void describe(Connection connection, Table table) throws SQLException {
    ObjectNode details = table.details().deepCopy();
    ObjectNode geographies = Json.object();
    for (Field field : table.schema().fields()) {
      if (field.type() == FieldType.GEOGRAPHY) {
        geographies.put(field.name(), true);
      }
      if (!field.description().isEmpty()) {
        comment(
            connection,
            "COLUMN " + sql(table.name()) + "." + Names.quote(field.name()),
            field.description());
      }
    }
    details.remove("geographies");
    if (!geographies.isEmpty()) {
      details.set("geographies", geographies);
    }
    comment(connection, "TABLE " + sql(table.name()), Json.text(details));
  }

  private static void comment(Connection connection, String what, String text) throws SQLException {
    Warehouse.execute(connection, "COMMENT ON " + what + " IS " + Names.literal(text));
  }

  void addColumn(Connection connection, TableName table, Field field) throws SQLException {
    Warehouse.execute(connection, "ALTER TABLE " + sql(table) + " ADD COLUMN " + column(field));
  }

  /** The column may be NULL from now on. */
  void relax(Connection connection, TableName table, Field field) throws SQLException {
    Warehouse.execute(
        connection,
        "ALTER TABLE "
            + sql(table)
            + " ALTER COLUMN "
            + Names.quote(field.name())
            + " DROP NOT NULL");
  }

  /** Takes the column's description away. */
  void undescribe(Connection connection, TableName table, Field field) throws SQLException {
    String column = sql(table) + "." + Names.quote(field.name());
    Warehouse.execute(connection, "COMMENT ON COLUMN " + column + " IS NULL");
  }

  void drop(Connection connection, TableName table) throws SQLException {
    Warehouse.execute(connection, "DROP TABLE " + sql(table));
  }
}
