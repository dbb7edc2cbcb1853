package dev.bqt.runtime.localcloud.bigquery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bqt.runtime.localcloud.http.Json;
import dev.bqt.runtime.localcloud.load.LoadFailure;
import dev.bqt.runtime.localcloud.schema.Field;
import dev.bqt.runtime.localcloud.schema.Schema;
import dev.bqt.runtime.localcloud.schema.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The table that a job writes, and the job's dispositions: whether it may be created, and what
 * happens to rows that are there.
 */
record Destination(TableName name, boolean mayCreate, String write, JsonNode details) {

  static Destination of(JsonNode details, TableName name, String defaultWrite) {
    boolean mayCreate = !details.path("createDisposition").asText().equals("CREATE_NEVER");
    String write = details.path("writeDisposition").asText(defaultWrite);
    if (!write.matches("WRITE_(APPEND|TRUNCATE|TRUNCATE_DATA|EMPTY)")) {
      throw new LoadFailure("invalid", "Invalid value for writeDisposition: " + write);
    }
    return new Destination(name, mayCreate, write, details);
  }

  /** Whether the table is replaced, its columns, too. */
  boolean truncates() {
    return write.equals("WRITE_TRUNCATE");
  }

  /**
   * The table as it is.
   *
   * @throws LoadFailure when its dataset is missing, or it is and may not be created
   */
  Optional<Catalog.Table> existing(Connection connection, Catalog catalog) throws SQLException {
    if (!catalog.hasDataset(connection, name.project(), name.dataset())) {
      throw new LoadFailure(
          "notFound", "Not found: Dataset " + name.project() + ":" + name.dataset());
    }
    Optional<Catalog.Table> table = catalog.find(connection, name);
    if (table.isEmpty() && !mayCreate) {
      throw new LoadFailure("notFound", "Not found: Table " + name);
    }
    return table;
  }

  /** Makes the table ready for rows of this schema, as the dispositions say. */
  void prepare(Connection connection, Catalog catalog, Schema schema) throws SQLException {
    Optional<Catalog.Table> table = existing(connection, catalog);
    if (table.isEmpty()) {
      catalog.create(connection, new Catalog.Table(name, schema, settings()));
    } else if (truncates()) {
      truncate(connection, catalog, table.get(), schema);
    } else {
      if (write.equals("WRITE_EMPTY") && hasRows(connection, catalog)) {
        throw new LoadFailure("duplicate", "Already Exists: Table " + name);
      }
      if (write.equals("WRITE_TRUNCATE_DATA")) {
        Warehouse.execute(connection, "DELETE FROM " + catalog.sql(name));
      }
      fit(connection, catalog, table.get(), schema);
    }
  }

  private ObjectNode settings() {
    ObjectNode settings = Json.object();
    for (String field : new String[] {"timePartitioning", "rangePartitioning", "clustering"}) {
      if (details.has(field)) {
        settings.set(field, details.get(field));
      }
    }
    return settings;
  }

  private void truncate(Connection connection, Catalog catalog, Catalog.Table table, Schema schema)
      throws SQLException {
    if (table.schema().equals(schema)) {
      Warehouse.execute(connection, "DELETE FROM " + catalog.sql(name));
    } else {
      catalog.drop(connection, name);
      catalog.create(connection, new Catalog.Table(name, schema, table.details()));
    }
  }

  private boolean hasRows(Connection connection, Catalog catalog) throws SQLException {
    try (var statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT 1 FROM " + catalog.sql(name) + " LIMIT 1")) {
      return row.next();
    }
  }

  private void fit(Connection connection, Catalog catalog, Catalog.Table table, Schema schema)
      throws SQLException {
    for (Field field : schema.fields()) {
      Optional<Field> there = table.schema().find(field.name());
      if (there.isEmpty()) {
        requireAddition(field);
        catalog.addColumn(connection, name, field);
      } else if (isSame(there.get(), field)) {
        requireMode(there.get(), field);
      } else {
        throw mismatch(
            "Field "
                + field.name()
                + " has changed type from "
                + word(there.get())
                + " to "
                + word(field));
      }
    }
    for (Field field : table.schema().fields()) {
      if (field.mode() == Field.Mode.REQUIRED && schema.find(field.name()).isEmpty()) {
        throw mismatch("Field " + field.name() + " is missing in new schema");
      }
    }
  }

  private void requireMode(Field there, Field wanted) {
    if (there.mode() == Field.Mode.REQUIRED && wanted.mode() != Field.Mode.REQUIRED) {
      throw mismatch("Field " + wanted.name() + " has changed mode from REQUIRED to NULLABLE");
    }
  }

  private static boolean isSame(Field there, Field wanted) {
    return there.duckType().equalsIgnoreCase(wanted.duckType());
  }

  private static String word(Field field) {
    return field.isRepeated() ? "ARRAY<" + field.type().api() + ">" : field.type().api();
  }

  private void requireAddition(Field field) {
    boolean allowed = false;
    for (JsonNode option : details.path("schemaUpdateOptions")) {
      allowed |= option.asText().equals("ALLOW_FIELD_ADDITION");
    }
    if (!allowed || field.mode() == Field.Mode.REQUIRED) {
      throw mismatch("Cannot add fields (field: " + field.name() + ")");
    }
  }

  private LoadFailure mismatch(String problem) {
    return new LoadFailure(
        "invalid", "Provided Schema does not match Table " + name + ". " + problem);
  }
}
