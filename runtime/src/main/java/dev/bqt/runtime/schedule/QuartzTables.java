package dev.bqt.runtime.schedule;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.h2.tools.RunScript;

/** Quartz's tables, made from the script that Quartz itself brings. */
final class QuartzTables {
  private static final String SCRIPT = "/org/quartz/impl/jdbcjobstore/tables_h2.sql";
  private static final String COMPLETE = "QRTZ_TABLES_COMPLETE";
  private static final Duration LONG_DEAD = Duration.ofDays(7);

  /** Where a scheduler of ours leaves rows; those that others refer to come last. */
  private static final List<String> TOUCHED =
      List.of("QRTZ_FIRED_TRIGGERS", "QRTZ_SIMPLE_TRIGGERS", "QRTZ_TRIGGERS", "QRTZ_JOB_DETAILS");

  private final DataSource database;

  QuartzTables(DataSource database) {
    this.database = database;
  }

  /** Makes them, if nobody has; of several processes that begin at once, one does. */
  void make() throws SQLException, IOException {
    try (Connection lock = database.getConnection();
        Statement locking = lock.createStatement()) {
      locking.execute("CREATE TABLE IF NOT EXISTS MAKING_QUARTZ (one INT PRIMARY KEY)");
      lock.setAutoCommit(false);
      locking.execute("MERGE INTO MAKING_QUARTZ KEY (one) VALUES (1)");
      makeAlone();
      lock.commit();
    }
  }

  private void makeAlone() throws SQLException, IOException {
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

  /** Forgets the plan of a scheduler. */
  void forget(String scheduler) throws SQLException {
    try (Connection connection = database.getConnection()) {
      for (String table : TOUCHED) {
        try (PreparedStatement delete =
            connection.prepareStatement("DELETE FROM " + table + " WHERE SCHED_NAME = ?")) {
          delete.setString(1, scheduler);
          delete.executeUpdate();
        }
      }
    }
  }

  /** Forgets the plans of processes that were killed long ago. */
  void forgetTheDead(Instant now) throws SQLException {
    for (String scheduler : silentSince(now.minus(LONG_DEAD))) {
      forget(scheduler);
    }
  }

  private List<String> silentSince(Instant then) throws SQLException {
    List<String> schedulers = new ArrayList<>();
    try (Connection connection = database.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT DISTINCT SCHED_NAME FROM QRTZ_TRIGGERS WHERE NEXT_FIRE_TIME < ?")) {
      query.setLong(1, then.toEpochMilli());
      ResultSet row = query.executeQuery();
      while (row.next()) {
        schedulers.add(row.getString(1));
      }
    }
    return schedulers;
  }
}
