package dev.bqt.runtime.halts;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Random;

/**
 * Commits like a ledger's. What each of them leaves in the database is noted in a file beside it
 * when it is done, for the next process to compare.
 */
final class Workload {
  private static final int[] MOST_ROWS = {1, 3, 60};
  private static final int KEPT_ROWS = 5000;
  private static final String PADDING = "x".repeat(200);

  private final Random random;
  private final Path noted;
  private final int mostRows;

  /**
   * @param folder of the database
   */
  Workload(Path folder, Random random) {
    this.noted = folder.resolve("noted");
    this.random = random;
    this.mostRows = MOST_ROWS[random.nextInt(MOST_ROWS.length)];
  }

  /**
   * What a commit has left.
   *
   * @param commits how many there were
   * @param highest id of the newest object
   */
  record State(long commits, long highest) {}

  /** Makes the tables, if nobody has. */
  static void prepare(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE IF NOT EXISTS commit_count (commits BIGINT, latest VARCHAR(64))");
      statement.execute("CREATE TABLE IF NOT EXISTS clock (at BIGINT)");
      statement.execute(
          "CREATE TABLE IF NOT EXISTS object (id BIGINT PRIMARY KEY, state INT, text VARCHAR)");
      statement.execute("CREATE INDEX IF NOT EXISTS by_state ON object (state)");
      statement.execute(
          "INSERT INTO commit_count SELECT 0, '' WHERE NOT EXISTS (SELECT 1 FROM commit_count)");
      statement.execute("INSERT INTO clock SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM clock)");
    }
  }

  /** What is missing in the database; empty when nothing is. */
  Optional<String> loss(Connection connection) throws SQLException, IOException {
    try (RandomAccessFile notes = new RandomAccessFile(noted.toFile(), "rw");
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT commits, (SELECT COALESCE(MAX(id), 0) FROM object) FROM commit_count")) {
      row.next();
      boolean any = notes.length() == 2 * Long.BYTES;
      long commits = any ? notes.readLong() : 0;
      long highest = any ? notes.readLong() : 0;
      boolean lost = row.getLong(1) < commits || row.getLong(2) < highest;
      return lost
          ? Optional.of(
              "%d of %d commits, object %d of %d"
                  .formatted(row.getLong(1), commits, row.getLong(2), highest))
          : Optional.empty();
    }
  }

  /** One commit, made durable. */
  State commit(Connection connection) throws SQLException {
    long highest = change(connection);
    long commits = count(connection);
    connection.commit();
    try (Statement statement = connection.createStatement()) {
      statement.execute("CHECKPOINT SYNC");
    }
    connection.commit();
    return new State(commits, highest);
  }

  /** Notes what the next process has to find. */
  void note(State state) throws IOException {
    try (RandomAccessFile notes = new RandomAccessFile(noted.toFile(), "rw")) {
      ByteBuffer bytes = ByteBuffer.allocate(2 * Long.BYTES);
      notes.write(bytes.putLong(state.commits()).putLong(state.highest()).array());
    }
  }

  private long change(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      long highest = highest(statement);
      int rows = 1 + random.nextInt(mostRows);
      try (PreparedStatement insert =
          connection.prepareStatement("INSERT INTO object VALUES (?, 0, ?)")) {
        for (int n = 0; n < rows; n++) {
          insert.setLong(1, ++highest);
          insert.setString(2, PADDING + random.nextLong());
          insert.addBatch();
        }
        insert.executeBatch();
      }
      statement.execute("UPDATE object SET state = state + 1 WHERE id > " + (highest - 100));
      statement.execute("DELETE FROM object WHERE id < " + (highest - KEPT_ROWS));
      return highest;
    }
  }

  private static long highest(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("SELECT COALESCE(MAX(id), 0) FROM object")) {
      row.next();
      return row.getLong(1);
    }
  }

  private static long count(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT commits FROM FINAL TABLE"
                    + " (UPDATE commit_count SET commits = commits + 1)")) {
      row.next();
      return row.getLong(1);
    }
  }
}
