package dev.bqt.runtime.ledger.shared;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.h2.api.ErrorCode;
import org.h2.tools.Server;

/**
 * A database file of H2 that several processes use at a time: the first one opens it and lets the
 * others in. When that one ends, or is killed, the next connection opens it in its own process.
 *
 * <p>H2's own way to do this (AUTO_SERVER) closes the file in a shutdown hook, under the last work
 * of a process that was asked to end; and it makes every start and end a tenth of a second longer.
 */
public final class SharedFile implements DataSource {
  /** For a pool: a connection that said farewell is not used again. */
  public static final SQLExceptionOverride EVICTION = new Eviction();

  private static final int TRIES = 200;
  private static final long PAUSE_MILLIS = 25;

  private static final Set<Integer> FAREWELLS =
      Set.of(ErrorCode.CONNECTION_BROKEN_1, ErrorCode.DATABASE_IS_CLOSED, ErrorCode.OBJECT_CLOSED);

  private final String name;
  private final Path address;
  private final Mark mark;
  private Server server;
  private boolean closing;

  /**
   * @param file without H2's ending; its folder must be there when the first connection is asked
   *     for
   */
  public SharedFile(Path file) {
    Path whole = file.toAbsolutePath().normalize();
    this.name = whole.toString();
    this.address = whole.resolveSibling(whole.getFileName() + ".address");
    this.mark = new Mark(whole);
  }

  /** How far the file was: for whoever makes commits to note them. */
  public Mark mark() {
    return mark;
  }

  /** The file as a URL of H2's. */
  public String url() {
    // async: Quartz interrupts its threads when it stops, and an interrupted thread would close the
    // file under everybody. WRITE_DELAY: a commit is in the file when it returns. DB_CLOSE_ON_EXIT:
    // the file is closed by us alone, after the last tick.
    // AUTO_COMPACT_FILL_RATE, MAX_COMPACT_TIME, RETENTION_TIME: where H2 tidies up, by itself or
    // when
    // it closes the file, a killed process was seen to leave an older state behind; decision 0007.
    // TRACE_LEVEL_FILE: that another process has the file is no error to be written down.
    return "jdbc:h2:async:"
        + name
        + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0"
        + ";AUTO_COMPACT_FILL_RATE=0;MAX_COMPACT_TIME=0;RETENTION_TIME=3600000";
  }

  @Override
  public Connection getConnection() throws SQLException {
    return getConnection("bqt", "");
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    for (int tried = 1; ; tried++) {
      try {
        return opened(user, password);
      } catch (SQLException e) {
        if (e.getErrorCode() != ErrorCode.DATABASE_ALREADY_OPEN_1) {
          throw e;
        }
        Optional<Connection> letIn = letIn(user, password);
        if (letIn.isPresent()) {
          return letIn.get();
        }
        if (tried == TRIES) {
          throw e;
        }
        pause(e);
      }
    }
  }

  /**
   * Whether this is what is left of a connection when the process that had opened the file ends. A
   * commit that ended so may have been made, or not.
   */
  public static boolean isFarewell(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && FAREWELLS.contains(sql.getErrorCode())) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether no row and no stage is at fault, but the ledger itself has to be found again first, or
   * is not to be gone on with.
   */
  public static boolean isLoss(Throwable failure) {
    return isFarewell(failure) || OlderState.in(failure).isPresent();
  }

  private static final class Eviction implements SQLExceptionOverride {
    @java.lang.Override
    public Override adjudicate(SQLException failure) {
      return isFarewell(failure) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
    }
  }

  private Connection opened(String user, String password) throws SQLException {
    mark.requireFile();
    Connection connection = DriverManager.getConnection(url(), user, password);
    try {
      mark.check(connection);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
    try {
      letOthersIn();
      return connection;
    } catch (SQLException | IOException e) {
      connection.close();
      throw new SQLException("The file " + name + " cannot be shared: " + e.getMessage(), e);
    }
  }

  private synchronized void letOthersIn() throws SQLException, IOException {
    if (server != null || closing) {
      return;
    }
    String key = UUID.randomUUID().toString();
    Server fresh =
        Server.createTcpServer(
            "-tcpPort", "0", "-tcpDaemon", "-ifExists", "-key", key, "async:" + name);
    fresh.start();
    new Address(fresh.getPort(), key).write(address);
    server = fresh;
  }

  /** A connection by way of the process that has opened the file; empty when it does not answer. */
  private Optional<Connection> letIn(String user, String password) {
    return Address.read(address).flatMap(there -> connect(there.url(), user, password));
  }

  private static Optional<Connection> connect(String url, String user, String password) {
    try {
      return Optional.of(DriverManager.getConnection(url, user, password));
    } catch (SQLException notThereAnyMore) {
      return Optional.empty();
    }
  }

  private static void pause(SQLException inUse) throws SQLException {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw inUse;
    }
  }

  /**
   * Shows the others out, who go on by themselves; to be called before the last connection ends.
   */
  public synchronized void dismissGuests() {
    closing = true;
    if (server == null) {
      return;
    }
    try {
      Files.deleteIfExists(address);
    } catch (IOException left) {
      // Who reads it finds that nobody answers there.
    }
    server.stop();
    server = null;
  }

  @Override
  public PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(PrintWriter out) {}

  @Override
  public void setLoginTimeout(int seconds) {}

  @Override
  public int getLoginTimeout() {
    return TRIES * (int) PAUSE_MILLIS / 1000;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException("logs through H2");
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLException("wraps nothing");
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }
}
