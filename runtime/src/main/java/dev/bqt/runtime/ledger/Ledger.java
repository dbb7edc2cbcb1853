package dev.bqt.runtime.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.bqt.runtime.ledger.shared.Mark;
import dev.bqt.runtime.ledger.shared.SharedFile;
import java.sql.DatabaseMetaData;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The truth about what has been done. Thread-safe.
 *
 * <p>A change is one {@link #commit}: all of it or nothing, and who watches hears of it only
 * afterwards. The failpoint is reached before the commit ({@code <transition>.before}) and after it
 * ({@code <transition>.after}), so that a test can stop the program on every arrow of the protocol.
 */
public final class Ledger implements AutoCloseable {
  private static final int CONNECTIONS = 4;

  /** Twice what a shared file may take to pass from one process to another. */
  private static final long CONNECTION_MILLIS = 10_000;

  private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

  private final DataSource connections;
  private final Optional<Mark> mark;
  private final Runnable closing;
  private final Jdbi jdbi;
  private final Consumer<String> failpoint;
  private final Consumer<Change> watcher;
  private final boolean isH2;
  private final String id;

  private Ledger(
      DataSource connections,
      Optional<Mark> mark,
      Runnable closing,
      Consumer<String> failpoint,
      Consumer<Change> watcher) {
    this.connections = connections;
    this.mark = mark;
    this.closing = closing;
    this.jdbi = Jdbi.create(connections);
    this.failpoint = failpoint;
    this.watcher = watcher;
    this.isH2 = jdbi.withHandle(Ledger::isH2);
    this.id = jdbi.inTransaction(Ledger::identity);
  }

  /**
   * Opens the ledger, and makes its tables first where they are not there.
   *
   * @param jdbcUrl where it is
   * @param failpoint reached before and after each commit
   * @param watcher hears of each change after its commit
   * @throws LedgerException when it cannot be opened
   */
  public static Ledger open(String jdbcUrl, Consumer<String> failpoint, Consumer<Change> watcher) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(jdbcUrl);
    config.setUsername("bqt");
    config.setPassword("");
    return open(config, Optional.empty(), () -> {}, failpoint, watcher);
  }

  /**
   * The same in a file that several processes use.
   *
   * @throws LedgerException when it cannot be opened
   */
  public static Ledger open(SharedFile file, Consumer<String> failpoint, Consumer<Change> watcher) {
    HikariConfig config = new HikariConfig();
    config.setDataSource(file);
    config.setJdbcUrl(file.url());
    config.setExceptionOverride(SharedFile.EVICTION);
    config.setConnectionTimeout(CONNECTION_MILLIS);
    return open(config, Optional.of(file.mark()), file::dismissGuests, failpoint, watcher);
  }

  private static Ledger open(
      HikariConfig config,
      Optional<Mark> mark,
      Runnable beforeTheEnd,
      Consumer<String> failpoint,
      Consumer<Change> watcher) {
    config.setMaximumPoolSize(CONNECTIONS);
    config.setPoolName("ledger");
    HikariDataSource pool = null;
    try {
      pool = new HikariDataSource(config);
      migrate(pool);
      HikariDataSource opened = pool;
      Runnable closing =
          () -> {
            beforeTheEnd.run();
            opened.close();
          };
      return new Ledger(pool, mark, closing, failpoint, watcher);
    } catch (RuntimeException e) {
      beforeTheEnd.run();
      if (pool != null) {
        pool.close();
      }
      throw new LedgerException(Diagnosis.of(config.getJdbcUrl(), e), e);
    }
  }

  /**
   * The same over connections of the caller, who closes them: such as bad ones, in a test.
   *
   * @throws RuntimeException of the driver, Flyway or Jdbi when it cannot be opened
   */
  public static Ledger over(
      DataSource connections, Consumer<String> failpoint, Consumer<Change> watcher) {
    migrate(connections);
    return new Ledger(connections, Optional.empty(), () -> {}, failpoint, watcher);
  }

  /**
   * H2 commits each statement of a script by itself. Whoever was killed among them leaves half a
   * script behind: all of them may be run again.
   */
  private static void migrate(DataSource pool) {
    Flyway flyway =
        Flyway.configure()
            .dataSource(pool)
            .locations("classpath:dev/bqt/runtime/ledger")
            .ignoreMigrationPatterns(new String[0])
            .load();
    try {
      flyway.migrate();
    } catch (FlywayException unfinished) {
      if (isOfAnotherVersion(flyway)) {
        throw unfinished;
      }
      flyway.repair();
      flyway.migrate();
    }
  }

  private static boolean isOfAnotherVersion(Flyway flyway) {
    return Stream.of(flyway.info().all())
        .map(MigrationInfo::getState)
        .anyMatch(state -> state.isApplied() && !state.isResolved());
  }

  /** This ledger's own id, made once: what tells its {@code .win} files from others'. */
  public String id() {
    return id;
  }

  /** Its connections, for whoever keeps further tables in the same database. */
  public DataSource dataSource() {
    return connections;
  }

  /** Reads, without changing anything. */
  public <T> T read(Function<Transaction, T> work) {
    return despiteFarewells(() -> jdbi.withHandle(handle -> work.apply(new Transaction(handle))));
  }

  /**
   * Changes, all or nothing.
   *
   * @param transition name of the arrow, such as {@code window.freeze}
   * @throws StaleRow when a row was changed by somebody else meanwhile; nothing is changed then
   */
  public <T> T commit(String transition, Function<Transaction, T> work) {
    try (Handle handle = despiteFarewells(() -> jdbi.open().begin())) {
      Transaction transaction = new Transaction(handle);
      T result;
      long commits;
      try {
        result = work.apply(transaction);
        commits = mark.isPresent() ? count(handle, transition) : 0;
        failpoint.accept(transition + ".before");
        handle.commit();
      } catch (RuntimeException | Error e) {
        rollback(handle, e);
        throw e;
      }
      makeDurable(handle);
      mark.ifPresent(there -> there.reached(commits));
      failpoint.accept(transition + ".after");
      transaction.changes().forEach(watcher);
      return result;
    }
  }

  /** This commit's number: the last thing in it, so that others wait for it as short as can be. */
  private static long count(Handle handle, String transition) {
    return handle
        .createQuery(
            "SELECT commits FROM FINAL TABLE"
                + " (UPDATE commit_count SET commits = commits + 1, latest = ?)")
        .bind(0, transition)
        .mapTo(Long.class)
        .one();
  }

  /** H2 hands a commit to a thread that writes it: only now is it in the file. */
  private void makeDurable(Handle handle) {
    if (isH2) {
      handle.execute("CHECKPOINT SYNC");
    }
  }

  /**
   * Does what may be done again. When the process that kept the file has ended, each connection of
   * the pool tells so once, and the next ones are good.
   */
  private static <T> T despiteFarewells(Supplier<T> work) {
    for (int left = CONNECTIONS; ; left--) {
      try {
        return work.get();
      } catch (RuntimeException e) {
        if (left == 0 || !SharedFile.isFarewell(e)) {
          throw e;
        }
      }
    }
  }

  /** A connection that broke cannot be rolled back either; what broke it is what is told. */
  private static void rollback(Handle handle, Throwable cause) {
    try {
      handle.rollback();
    } catch (RuntimeException alsoBroken) {
      cause.addSuppressed(alsoBroken);
    }
  }

  /** Puts a window off: what it needed was not to be had, and is asked for again after a while. */
  public void postpone(WindowRow window, String reason, Instant now) {
    try {
      commit(
          "window.postpone", tx -> tx.windows().change(window, window.triedAt(now, reason), now));
    } catch (StaleRow faster) {
      LOG.info("Nothing to put off: {}", faster.getMessage());
    }
  }

  /** Closes all connections that are its own. */
  @Override
  public void close() {
    closing.run();
  }

  private static String identity(Handle handle) {
    // Of several processes that begin with an empty ledger, one makes it: the others wait here.
    handle.execute("SELECT 1 FROM \"flyway_schema_history\" FOR UPDATE");
    return handle
        .createQuery("SELECT id FROM ledger_identity")
        .mapTo(String.class)
        .findOne()
        .orElseGet(
            () -> {
              String fresh = UUID.randomUUID().toString();
              handle.execute("INSERT INTO ledger_identity VALUES (?)", fresh);
              return fresh;
            });
  }

  private static boolean isH2(Handle handle) {
    return handle.queryMetadata(DatabaseMetaData::getDatabaseProductName).equals("H2");
  }
}
