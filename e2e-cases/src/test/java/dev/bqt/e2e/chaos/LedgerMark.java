package dev.bqt.e2e.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

/** Whether the ledger of a process that was halted at one of its commits is as that left it. */
final class LedgerMark {
  /** Arrows of the ledger end so, those of localcloud do not. */
  private static final Set<String> SIDES = Set.of("before", "after");

  private LedgerMark() {}

  /**
   * Looks at a copy, so that the next process finds the file as it was left. The commit after which
   * the process was halted is the latest in the ledger; one before which it was halted is not
   * there; and there are as many as the mark says.
   */
  static void check(Path folder, String arrow) {
    String side = arrow.substring(arrow.lastIndexOf('.') + 1);
    if (!SIDES.contains(side)) {
      return;
    }
    try {
      long marked =
          ByteBuffer.wrap(Files.readAllBytes(folder.resolve("state/ledger.mark"))).getLong();
      Path copy = Files.createDirectories(folder.resolve("copy")).resolve("ledger.mv.db");
      Files.copy(folder.resolve("state/ledger.mv.db"), copy);
      String url = "jdbc:h2:" + copy.toAbsolutePath().toString().replace(".mv.db", "");
      try (Connection ledger = DriverManager.getConnection(url, "bqt", "");
          Statement statement = ledger.createStatement();
          ResultSet row = statement.executeQuery("SELECT commits, latest FROM commit_count")) {
        row.next();
        assertThat(row.getLong(1)).as("commits in the ledger, cut at " + arrow).isEqualTo(marked);
        if (side.equals("after")) {
          assertThat(row.getString(2)).as("its latest").isEqualTo(Arrows.transition(arrow));
        }
      }
      Files.delete(copy);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new AssertionError("The ledger cannot be read, cut at " + arrow, e);
    }
  }
}
