package dev.bqt.runtime.scale;

import dev.bqt.runtime.ledger.Ledger;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an H2 ledger was asked, counted by H2 itself: executions of each statement. A row of a batch
 * counts as one execution.
 */
public final class Statements {
  private final Ledger ledger;

  private Statements(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Counts from now on. */
  public static Statements of(Ledger ledger) {
    Statements statements = new Statements(ledger);
    statements.restart();
    return statements;
  }

  /** Forgets what was counted. */
  void restart() {
    execute("SET QUERY_STATISTICS FALSE");
    execute("SET QUERY_STATISTICS TRUE");
    execute("SET QUERY_STATISTICS_MAX_ENTRIES 1000");
  }

  /** How often each statement was executed. */
  Map<String, Long> executions() {
    return statistics("EXECUTION_COUNT");
  }

  /** How many rows were read or written in all. */
  public long rows() {
    return statistics("CUMULATIVE_ROW_COUNT").values().stream().mapToLong(Long::longValue).sum();
  }

  private Map<String, Long> statistics(String column) {
    Map<String, Long> counts = new TreeMap<>();
    String sql = "SELECT SQL_STATEMENT, " + column + " FROM INFORMATION_SCHEMA.QUERY_STATISTICS";
    try (Connection connection = ledger.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        counts.put(rows.getString(1), rows.getLong(2));
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
    counts.keySet().removeIf(text -> text.startsWith("SET ") || text.contains("QUERY_STATISTICS"));
    return counts;
  }

  /** How often a statement that begins so was executed. */
  long of(String... beginnings) {
    long sum = 0;
    for (Map.Entry<String, Long> entry : executions().entrySet()) {
      for (String beginning : beginnings) {
        sum += entry.getKey().startsWith(beginning) ? entry.getValue() : 0;
      }
    }
    return sum;
  }

  /** How many statements wrote something. */
  long writes() {
    return of("INSERT", "UPDATE", "DELETE", "MERGE");
  }

  /** How many statements read something. */
  long reads() {
    return of("SELECT");
  }

  private void execute(String sql) {
    try (Connection connection = ledger.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
