package dev.bqt.runtime.scale;

import dev.bqt.runtime.ledger.Ledger;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;

/** A ledger in a file, as a local run keeps it, that has seen years. */
final class LongLedger {
  private static final String LOADED =
      "INSERT INTO object_generation (bucket, name, generation, state, window_id, job_id,"
          + " size_bytes, created_ms, rule_set, reason) SELECT ?, ? || LPAD(CAST(x AS VARCHAR), 9, '0') || '.json',"
          + " 1000000000 + x, 'LOADED', 4711, 'job', 100, ?, 1, NULL FROM SYSTEM_RANGE(?, ?)";
  private static final int PAGE = 50_000;

  private LongLedger() {}

  static Ledger open(Path folder) {
    String url = "jdbc:h2:async:" + folder.resolve("ledger").toAbsolutePath();
    String settings =
        ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE"
            + ";AUTO_COMPACT_FILL_RATE=0;MAX_COMPACT_TIME=0;RETENTION_TIME=3600000";
    return Ledger.open(url + settings, reached -> {}, change -> {});
  }

  /** Writes the rows of so many numbered objects, all of them loaded. */
  static void fill(Ledger ledger, int size, Instant created) {
    try (Connection connection = ledger.dataSource().getConnection();
        PreparedStatement insert = connection.prepareStatement(LOADED)) {
      for (int first = 0; first < size; first += PAGE) {
        insert.setString(1, NumberedStore.BUCKET);
        insert.setString(2, NumberedStore.PREFIX);
        insert.setLong(3, created.toEpochMilli());
        insert.setInt(4, first);
        insert.setInt(5, Math.min(first + PAGE, size) - 1);
        insert.executeUpdate();
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
