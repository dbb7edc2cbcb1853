package dev.bqt.runtime.halts;

import dev.bqt.runtime.halts.Workload.State;
import dev.bqt.runtime.ledger.shared.OlderState;
import dev.bqt.runtime.ledger.shared.SharedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
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

  private final Random random;
  private final SharedFile file;
  private final String url;
  private final Workload workload;

  private Halted(Path folder, long seed, String settings) {
    this.random = new Random(seed);
    this.file = settings.isEmpty() ? new SharedFile(folder.resolve("ledger")) : null;
    this.url = "jdbc:h2:async:" + folder.resolve("ledger") + settings;
    this.workload = new Workload(folder, random);
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
      Workload.prepare(connection);
      Optional<String> loss = workload.loss(connection);
      if (loss.isPresent()) {
        System.out.println(loss.get());
        System.out.flush();
        Runtime.getRuntime().halt(LOST);
      }
      Thread ticking = new Thread(() -> tick(clock));
      ticking.setDaemon(true);
      ticking.start();
      connection.setAutoCommit(false);
      while (System.nanoTime() < end) {
        State state = workload.commit(connection);
        workload.note(state);
        if (file != null) {
          file.mark().reached(state.commits());
        }
      }
      if (file != null) {
        file.dismissGuests();
      }
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
