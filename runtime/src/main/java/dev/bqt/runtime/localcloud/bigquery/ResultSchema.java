package dev.bqt.runtime.localcloud.bigquery;

import dev.bqt.runtime.localcloud.load.LoadFailure;
import dev.bqt.runtime.localcloud.schema.DuckTypes;
import dev.bqt.runtime.localcloud.schema.Field;
import dev.bqt.runtime.localcloud.schema.Names;
import dev.bqt.runtime.localcloud.schema.Schema;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The schema of a query's result, with BigQuery's names for columns that have none. */
final class ResultSchema {
  private ResultSchema() {}

  static Schema of(Connection connection, String sql) throws SQLException {
    List<Field> fields = new ArrayList<>();
    Set<String> names = new HashSet<>();
    int unnamed = 0;
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      ResultSetMetaData columns = query.getMetaData();
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        String name = columns.getColumnName(i);
        name = isName(name) ? name : "f" + unnamed++ + "_";
        if (!names.add(name.toLowerCase(Locale.ROOT))) {
          throw new LoadFailure(
              "invalidQuery",
              "Duplicate column names in the result are not supported. Found duplicate(s): "
                  + name);
        }
        fields.add(DuckTypes.field(name, columns.getColumnTypeName(i)));
      }
    }
    return new Schema(fields);
  }

  /** DuckDB names a column that has no name by its expression, which is no identifier. */
  private static boolean isName(String name) {
    return name.matches("[\\p{L}_][\\p{L}\\p{N}_ -]*") && !name.matches("(?i)null|true|false");
  }

  /** Runs the query and keeps its rows in a table for the while, whose name is returned. */
  static String keep(Connection connection, String sql) throws SQLException {
    Warehouse.execute(connection, "CREATE OR REPLACE TEMP TABLE \"~rows\" AS " + sql);
    return "temp.\"~rows\"";
  }

  static String names(Schema schema) {
    return schema.fields().stream()
        .map(field -> Names.quote(field.name()))
        .collect(Collectors.joining(", "));
  }
}
