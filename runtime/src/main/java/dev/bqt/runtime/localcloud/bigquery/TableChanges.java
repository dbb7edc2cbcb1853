package dev.bqt.runtime.localcloud.bigquery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bqt.runtime.localcloud.http.CloudError;
import dev.bqt.runtime.localcloud.schema.Field;
import dev.bqt.runtime.localcloud.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Changes of a table's columns, as far as BigQuery allows them: columns that may be NULL are added,
 * REQUIRED ones become NULLABLE, descriptions change. After the page "Modifying table schemas".
 */
final class TableChanges {
  private final Catalog catalog;
  private final Connection connection;
  private final Catalog.Table table;

  TableChanges(Catalog catalog, Connection connection, Catalog.Table table) {
    this.catalog = catalog;
    this.connection = connection;
    this.table = table;
  }

  /**
   * Gives the table these columns and details.
   *
   * @throws CloudError 400 for a change that is not allowed
   */
  void apply(Schema wanted, ObjectNode details) throws SQLException {
    for (Field field : table.schema().fields()) {
      Field kept =
          wanted
              .find(field.name())
              .filter(f -> f.duckType().equals(field.duckType()))
              .orElseThrow(
                  () -> refused(field, "is missing in new schema or has changed its type"));
      relax(field, kept);
      if (kept.description().isEmpty() && !field.description().isEmpty()) {
        catalog.undescribe(connection, table.name(), field);
      }
    }
    for (Field field : wanted.fields()) {
      if (table.schema().find(field.name()).isEmpty()) {
        add(field);
      }
    }
    catalog.describe(connection, new Catalog.Table(table.name(), wanted, details));
  }

  private void relax(Field before, Field after) throws SQLException {
    if (before.mode() == Field.Mode.REQUIRED && after.mode() == Field.Mode.NULLABLE) {
      catalog.relax(connection, table.name(), before);
    } else if (before.mode() != after.mode()) {
      throw refused(before, "has changed mode from " + before.mode() + " to " + after.mode());
    }
  }

  private void add(Field field) throws SQLException {
    if (field.mode() == Field.Mode.REQUIRED) {
      throw refused(field, "is REQUIRED, and a column that is added may be NULL");
    }
    catalog.addColumn(connection, table.name(), field);
  }

  private CloudError refused(Field field, String why) {
    return CloudError.invalid(
        "Provided Schema does not match Table "
            + table.name()
            + ". Field "
            + field.name()
            + " "
            + why);
  }
}
