package dev.bqt.runtime.halts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.runtime.ledger.shared.SharedFile;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same as {@code HaltRun} without processes, and so many times as fast: the file is cut off
 * from H2 at a write, in the midst of it or before it, and opened again. Not a test of {@code
 * verify}; run it by name, with {@code -Dhalts.count}, {@code -Dhalts.seed} and {@code
 * -Dhalts.settings}.
 */
class CutRun {
  private static final int CUTS_PER_FILE = 500;
  private static final int MOST_WRITES = 120;
  private static final int SHOWN_EVERY = 100;
  private static final PrintStream OUT = System.out;

  private final int count = Integer.getInteger("halts.count", 5000);
  private final Random random = new Random(Long.getLong("halts.seed", 1));
  private final String settings = System.getProperty("halts.settings", "");
  private final List<String> losses = new ArrayList<>();
  private long commits;

  @TempDir private Path folder;

  @Test
  void theStateIsNeverOlder() throws Exception {
    for (int cut = 0; cut < count; cut++) {
      Path file = folder.resolve("" + cut / CUTS_PER_FILE + "-" + losses.size());
      Files.createDirectories(file);
      Optional<String> loss = cut(file);
      if (loss.isPresent()) {
        losses.add("after " + cut + " cuts: " + loss.get());
      }
      if ((cut + 1) % SHOWN_EVERY == 0) {
        OUT.printf("cuts: %d of %d, %d found an older state%n", cut + 1, count, losses.size());
      }
    }
    OUT.printf(
        "cuts: %d, %d commits, settings '%s': %d found an older state%n",
        count, commits, settings, losses.size());
    losses.stream().limit(20).forEach(OUT::println);
    assertThat(losses).isEmpty();
  }

  private Optional<String> cut(Path file) throws SQLException, IOException {
    Workload workload = new Workload(file, random);
    boolean closes = random.nextInt(4) == 0;
    String before = CutFiles.lastCut();
    CutFiles.stage("opening");
    CutFiles.cutAfter(1 + random.nextInt(MOST_WRITES), random);
    try (Connection clock = DriverManager.getConnection(url(file), "bqt", "");
        Connection connection = DriverManager.getConnection(url(file), "bqt", "");
        Statement ticking = clock.createStatement()) {
      Workload.prepare(connection);
      Optional<String> loss = workload.loss(connection).map(what -> what + "; " + before);
      connection.setAutoCommit(false);
      CutFiles.stage("making commits");
      int most = closes ? random.nextInt(20) : Integer.MAX_VALUE;
      for (int n = 0; n < most && !CutFiles.areCut() && loss.isEmpty(); n++) {
        ticking.execute("UPDATE clock SET at = at + 1");
        Workload.State state = workload.commit(connection);
        if (!CutFiles.areCut()) {
          workload.note(state);
          commits++;
        }
      }
      if (!closes || loss.isPresent()) {
        ticking.execute("SHUTDOWN IMMEDIATELY");
      }
      CutFiles.stage("closing");
      return loss;
    } catch (SQLException e) {
      // What is read after the cut need not make sense.
      if (CutFiles.areCut()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private String url(Path file) {
    Path database = file.resolve("ledger");
    String url =
        settings.isEmpty()
            ? new SharedFile(database).url()
            : "jdbc:h2:async:" + database + settings;
    return url.replace(":async:", ":cut:");
  }
}
