package dev.bqt.runtime.localcloud.bigquery;

import dev.bqt.runtime.localcloud.LocalCloudException;
import dev.bqt.runtime.localcloud.LocalCloudInUse;
import dev.bqt.runtime.localcloud.schema.Names;
import dev.bqt.runtime.localcloud.sql.Functions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.duckdb.DuckDBConnection;

/** The DuckDB file: many readers, one writer at a time, each change one transaction. */
final class Warehouse implements AutoCloseable {
  /** Schema of our own; no dataset can have this name. */
  static final String STATE = "\"~localcloud\"";

  private static final int FORMAT = 1;

  private final DuckDBConnection connection;
  private final Path workshop;
  private final Consumer<String> failpoint;
  private final ReentrantLock writer = new ReentrantLock(true);

  /** What is done with a connection. */
  @FunctionalInterface
  interface Work<T> {
    T run(Connection connection) throws SQLException;
  }

  /** DuckDB refuses a statement. */
  static final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refusal(SQLException cause) {
      super(cause.getMessage(), cause);
    }
  }

  private Warehouse(DuckDBConnection connection, Path workshop, Consumer<String> failpoint) {
    this.connection = connection;
    this.workshop = workshop;
    this.failpoint = failpoint;
  }

  /**
   * Opens the file, or makes it.
   *
   * @param workshop folder for rows on their way; the only one that statements may read
   */
  static Warehouse open(Path file, Path workshop, Consumer<String> failpoint) {
    DuckDBConnection connection = connect(file);
    try {
      Warehouse warehouse = new Warehouse(connection, workshop, failpoint);
      warehouse.prepare(file);
      return warehouse;
    } catch (SQLException | IOException e) {
      closeQuietly(connection);
      throw new LocalCloudException("The warehouse " + file + " cannot be used: " + e, e);
    } catch (LocalCloudException e) {
      closeQuietly(connection);
      throw e;
    }
  }

  private static DuckDBConnection connect(Path file) {
    Properties properties = new Properties();
    properties.setProperty("autoinstall_known_extensions", "false");
    properties.setProperty("autoload_known_extensions", "false");
    try {
      return (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:" + file, properties);
    } catch (SQLException e) {
      String message = e.getMessage();
      throw isInUse(message)
          ? new LocalCloudInUse(problem(file, message), e)
          : new LocalCloudException(problem(file, message), e);
    }
  }

  private static boolean isInUse(String message) {
    return message.contains("Could not set lock") || message.contains("already open");
  }

  private static String problem(Path file, String message) {
    if (isInUse(message)) {
      return "The warehouse "
          + file
          + " is in use by another process ("
          + message
          + "). End that one first: only one at a time can open it.";
    }
    if (message.contains("newer version") || message.contains("storage version")) {
      return "The warehouse "
          + file
          + " was written by a newer version of DuckDB ("
          + message
          + "). Use the version of this program that wrote it.";
    }
    return "The warehouse "
        + file
        + " cannot be opened: "
        + message
        + ". If it is damaged, restore it from a backup, or move it away to begin with an empty"
        + " one.";
  }

  private void prepare(Path file) throws SQLException, IOException {
    Files.createDirectories(workshop);
    sweep();
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET GLOBAL TimeZone = 'UTC'");
      statement.execute("SET GLOBAL default_null_order = 'nulls_first_on_asc_last_on_desc'");
      statement.execute("SET temp_directory = " + Names.literal(workshop + "/spill"));
      statement.execute("SET allowed_directories = [" + Names.literal(workshop + "/") + "]");
      statement.execute("SET enable_external_access = false");
      statement.execute("SET lock_configuration = true");
      statement.execute("CREATE SCHEMA IF NOT EXISTS " + STATE);
      statement.execute(
          "CREATE TABLE IF NOT EXISTS " + STATE + ".format AS SELECT " + FORMAT + " AS version");
      requireFormat(file, statement);
      statement.execute(
          "CREATE TABLE IF NOT EXISTS " + STATE + ".datasets (name VARCHAR, body VARCHAR)");
      statement.execute(
          "CREATE TABLE IF NOT EXISTS "
              + STATE
              + ".jobs (project VARCHAR, location VARCHAR, id VARCHAR, created BIGINT,"
              + " number BIGINT, state VARCHAR, body VARCHAR)");
      Functions.define(statement);
    }
  }

  private static void requireFormat(Path file, Statement statement) throws SQLException {
    try (ResultSet found =
        statement.executeQuery("SELECT max(version) FROM " + STATE + ".format")) {
      found.next();
      if (found.getInt(1) > FORMAT) {
        throw new LocalCloudException(
            "The warehouse "
                + file
                + " has format "
                + found.getInt(1)
                + ", this program knows"
                + " format "
                + FORMAT
                + ": a newer version has written it. Use that version.");
      }
    }
  }

  private void sweep() throws IOException {
    try (DirectoryStream<Path> left = Files.newDirectoryStream(workshop, "rows-*")) {
      for (Path file : left) {
        Files.delete(file);
      }
    }
  }

  /** A new file for rows on their way; whoever asks deletes it. */
  Path workpiece(String ending) {
    try {
      return Files.createTempFile(workshop, "rows-", ending);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs reading work. */
  <T> T read(Work<T> work) {
    try (Connection own = connection.duplicate()) {
      return work.run(own);
    } catch (SQLException e) {
      throw new Refusal(e);
    }
  }

  /**
   * Runs writing work as one transaction.
   *
   * @param what begins the names of the failpoints around its commit
   */
  <T> T write(String what, Work<T> work) {
    writer.lock();
    try (Connection own = connection.duplicate()) {
      own.setAutoCommit(false);
      return commit(own, what, work);
    } catch (SQLException e) {
      throw new Refusal(e);
    } finally {
      writer.unlock();
    }
  }

  private <T> T commit(Connection own, String what, Work<T> work) throws SQLException {
    boolean done = false;
    try {
      T result = work.run(own);
      failpoint.accept("bigquery." + what + ".before-commit");
      own.commit();
      done = true;
      failpoint.accept("bigquery." + what + ".after-commit");
      return result;
    } finally {
      if (!done) {
        own.rollback();
      }
    }
  }

  /** Runs one statement. */
  static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void closeQuietly(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new Refusal(e);
    }
  }

  @Override
  public void close() {
    closeQuietly(connection);
  }
}
