package dev.bqt.runtime.halts;

import dev.bqt.runtime.ledger.shared.OlderState;
import dev.bqt.runtime.ledger.shared.SharedFile;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;

/**
 * A process that opens a database file, holds it against what the one before has written down of
 * it, makes commits like a ledger's, and is halted by a thread of its own: in the midst of them, or
 * while it closes the file.
 */
final class Halted {
  /** Exit code of a process that found an older state; the mark said so. */
  static final int REFUSED = 4;

  /** Exit code of a process that found an older state, and nothing but this program said so. */
  static final int LOST = 5;

  /** Exit code of a process that was halted. */
  static final int KILLED = 137;

  private static final int[] MOST_ROWS = {1, 3, 60};
  private static final int KEPT_ROWS = 5000;
  private static final String PADDING = "x".repeat(200);

  private final Random random;
  private final SharedFile file;
  private final String url;
  private final Path noted;
  private final int mostRows;

  private Halted(Path folder, long seed, String settings) {
    this.random = new Random(seed);
    this.mostRows = MOST_ROWS[random.nextInt(MOST_ROWS.length)];
    this.file = settings.isEmpty() ? new SharedFile(folder.resolve("ledger")) : null;
    this.url = "jdbc:h2:async:" + folder.resolve("ledger") + settings;
    this.noted = folder.resolve("noted");
  }

  /**
   * @param args folder; seed; after how many milliseconds to be halted; settings of H2 in place of
   *     the ledger's, or nothing for those
   */
  public static void main(String[] args) throws Exception {
    halt(Long.parseLong(args[2]));
    Halted halted = new Halted(Path.of(args[0]), Long.parseLong(args[1]), args[3]);
    try {
      halted.work(Long.parseLong(args[2]));
    } catch (SQLException e) {
      e.printStackTrace();
      System.exit(OlderState.in(e).isPresent() ? REFUSED : 1);
    }
    // It was closed before its time was up: it is halted all the same.
    Runtime.getRuntime().halt(KILLED);
  }

  private static void halt(long millis) {
    Thread halting =
        new Thread(
            () -> {
              try {
                Thread.sleep(millis);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              Runtime.getRuntime().halt(KILLED);
            });
    halting.setDaemon(true);
    halting.start();
  }

  private Connection connect() throws SQLException {
    return file == null ? DriverManager.getConnection(url, "bqt", "") : file.getConnection();
  }

  private void work(long millis) throws SQLException, IOException {
    // Every other process closes the file when its time is nearly up, and may be halted at that.
    long end = System.nanoTime() + (random.nextBoolean() ? millis - 60 : 60_000) * 1_000_000;
    try (Connection clock = connect();
        Connection connection = connect()) {
      prepare(connection);
      compare(connection);
      Thread ticking = new Thread(() -> tick(clock));
      ticking.setDaemon(true);
      ticking.start();
      connection.setAutoCommit(false);
      while (System.nanoTime() < end) {
        commit(connection);
      }
      if (file != null) {
        file.dismissGuests();
      }
    }
  }

  private static void prepare(Connection connection) throws SQLException {
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

  /** Each commit leaves the highest id and its own number behind, and both are noted outside. */
  private void compare(Connection connection) throws SQLException, IOException {
    try (RandomAccessFile notes = new RandomAccessFile(noted.toFile(), "rw");
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT commits, (SELECT COALESCE(MAX(id), 0) FROM object) FROM commit_count")) {
      row.next();
      long commits = notes.length() < 16 ? 0 : notes.readLong();
      long highest = notes.length() < 16 ? 0 : notes.readLong();
      if (row.getLong(1) < commits || row.getLong(2) < highest) {
        System.out.printf(
            "LOST: %d of %d commits, object %d of %d%n",
            row.getLong(1), commits, row.getLong(2), highest);
        System.out.flush();
        Runtime.getRuntime().halt(LOST);
      }
    }
  }

  private void commit(Connection connection) throws SQLException, IOException {
    long highest = change(connection);
    long commits = count(connection);
    connection.commit();
    try (Statement statement = connection.createStatement()) {
      statement.execute("CHECKPOINT SYNC");
    }
    connection.commit();
    note(commits, highest);
    if (file != null) {
      file.mark().reached(commits);
    }
  }

  private long change(Connection connection) throws SQLException {
    long highest = 0;
    try (Statement statement = connection.createStatement()) {
      try (ResultSet row = statement.executeQuery("SELECT COALESCE(MAX(id), 0) FROM object")) {
        row.next();
        highest = row.getLong(1);
      }
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
    }
    return highest;
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

  private void note(long commits, long highest) throws IOException {
    try (RandomAccessFile notes = new RandomAccessFile(noted.toFile(), "rw")) {
      byte[] bytes = ByteBuffer.allocate(16).putLong(commits).putLong(highest).array();
      notes.write(bytes);
    }
  }

  /** As Quartz does: small commits of another connection, that nobody makes durable. */
  private static void tick(Connection clock) {
    try (Statement statement = clock.createStatement()) {
      while (!clock.isClosed()) {
        statement.execute("UPDATE clock SET at = at + 1");
        Thread.sleep(7);
      }
    } catch (SQLException closed) {
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
