package dev.bqt.runtime.schedule;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.h2.tools.RunScript;

/** Quartz's tables, made from the script that Quartz itself brings. */
final class QuartzTables {
  private static final String SCRIPT = "/org/quartz/impl/jdbcjobstore/tables_h2.sql";
  private static final String COMPLETE = "QRTZ_TABLES_COMPLETE";

  private QuartzTables() {}

  static void make(DataSource database) throws SQLException, IOException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      List<String> there = tables(connection);
      if (there.contains(COMPLETE)) {
        return;
      }
      // Killed while they were made: nothing in them has to be kept.
      for (String table : there) {
        statement.execute("DROP TABLE " + table + " CASCADE");
      }
      try (InputStream stream = QuartzTables.class.getResourceAsStream(SCRIPT);
          Reader script = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
        RunScript.execute(connection, script);
      }
      statement.execute("CREATE TABLE " + COMPLETE + " (made BOOLEAN)");
    }
  }

  private static List<String> tables(Connection connection) throws SQLException {
    List<String> names = new ArrayList<>();
    try (ResultSet tables =
        connection.getMetaData().getTables(null, null, "QRTZ\\_%", new String[] {"BASE TABLE"})) {
      while (tables.next()) {
        names.add(tables.getString("TABLE_NAME"));
      }
    }
    return names;
  }
}
