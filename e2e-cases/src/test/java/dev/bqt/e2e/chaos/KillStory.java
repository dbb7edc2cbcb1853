package dev.bqt.e2e.chaos;

import dev.bqt.runtime.journal.JournalPaths;
import dev.bqt.runtime.route.PathHash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;

/**
 * The story in which every arrow is passed: rules with windows and without, files that are deleted,
 * moved, refused, foreign, that cannot be loaded, that have nowhere to go, that go away.
 */
final class KillStory {
  private static final String RULES =
      """
      RULE changing WHEN PREFIX "/in/changing/" LOAD JSON INTO shop.changing;
      RULE orders
      WHEN PREFIX "/in/orders/" SUFFIX ".json" LOAD INTO shop.orders BATCH 10s ON SUCCESS DELETE;
      RULE single
      WHEN PREFIX "/in/single/" SUFFIX ".json" LOAD INTO shop.single
      ON SUCCESS MOVE TO "gs://archive/done"
      ON FAILURE MOVE TO "gs://archive/failed";
      RULE occupied
      WHEN PREFIX "/in/occupied/" SUFFIX ".json" LOAD INTO shop.occupied
      ON SUCCESS MOVE TO "gs://archive/taken";
      RULE nowhere WHEN PREFIX "/in/nowhere/" SUFFIX ".json" LOAD INTO nowhere.none;
      RULE theirs
      WHEN PREFIX "/in/theirs/" SUFFIX ".json" LOAD INTO shop.theirs BATCH %ds ON SUCCESS DELETE;
      RULE edited_%d WHEN PREFIX "/in/never/" SUFFIX ".json" LOAD INTO shop.orders;
      """;

  private final Path folder;
  private final long longSeconds;
  private final Deliveries deliveries;

  /**
   * @param folder empty; the site is laid out there
   * @param longSeconds length of windows that somebody else claims, from {@link #longWindow}
   */
  KillStory(Path folder, long longSeconds) {
    this.folder = folder;
    this.longSeconds = longSeconds;
    this.deliveries = new Deliveries(folder);
    try {
      for (String bucket : new String[] {"landing", "archive", SiteView.OPERATIONS}) {
        Files.createDirectories(folder.resolve("buckets").resolve(bucket));
      }
      Files.writeString(folder.resolve("schema.sql"), schema());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    edit(0);
  }

  private static String schema() {
    StringBuilder schema = new StringBuilder("CREATE SCHEMA shop;\n");
    for (String table : new String[] {"changing", "orders", "single", "occupied", "theirs"}) {
      schema.append(
          "CREATE TABLE shop." + table + " (file STRING NOT NULL, n INT64, lines INT64);\n");
    }
    return schema.toString();
  }

  /** A length of windows of which the one that we are in does not end soon, in seconds. */
  static long longWindow(Instant now) {
    long length = 7200;
    while (length - now.getEpochSecond() % length < 1800) {
      length += 3600;
    }
    return length;
  }

  Path folder() {
    return folder;
  }

  Deliveries deliveries() {
    return deliveries;
  }

  /** A rule that no file is for is changed: the rules are another set from now on. */
  void edit(int version) {
    try {
      Files.writeString(folder.resolve("rule.bqt"), RULES.formatted(longSeconds, version));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Files of all kinds; a wave has names of its own. */
  void wave(int number) {
    String wave = "%02d".formatted(number);
    deliveries.put("landing/in/orders/" + wave + "-a.json", 2);
    deliveries.put("landing/in/orders/" + wave + "-b.json", 3);
    deliveries.put("landing/in/orders/" + wave + "*.json", 1);
    deliveries.put("landing/in/single/" + wave + ".json", 1);
    deliveries.putBad("landing/in/single/" + wave + "-bad.json");
    deliveries.put("landing/in/nowhere/" + wave + ".json", 1);
    String occupied = "in/occupied/" + wave + ".json";
    Deliveries.write(folder, "archive/taken/" + occupied, "another\n", Instant.EPOCH);
    deliveries.put("landing/" + occupied, 1);
    theirs("in/theirs/" + wave);
  }

  /** Somebody else's {@code .win} is there before the file comes. */
  private void theirs(String place) {
    Instant modified = Instant.now().minusSeconds(60);
    long second = modified.getEpochSecond();
    Instant end = Instant.ofEpochSecond(second - second % longSeconds + longSeconds);
    long hash = PathHash.of("shop.theirs" + ".json" + ".json" + "gs://landing/" + place);
    String win = JournalPaths.win(JournalPaths.windowName("shop.theirs", hash, end));
    Deliveries.write(folder, SiteView.OPERATIONS + "/" + win, "{\"EventID\": 1}\n", Instant.EPOCH);
    deliveries.put("landing/" + place + "/theirs.json", 1, modified);
  }

  /** Two files that are to change once the ledger knows them. */
  void putChanging() {
    deliveries.put("landing/in/changing/gone.json", 2);
    deliveries.put("landing/in/changing/replaced.json", 2);
  }

  /** They do. */
  void change() {
    deliveries.remove("landing/in/changing/gone.json");
    deliveries.put("landing/in/changing/replaced.json", 4);
  }

  /** An hour goes by, for the windows that have ended. */
  void age() {
    try (Connection ledger = DriverManager.getConnection(SiteView.ledgerUrl(folder), "bqt", "");
        Statement statement = ledger.createStatement()) {
      statement.executeUpdate(
          "UPDATE batch_window SET end_ms = end_ms - 3600000"
              + " WHERE journal = 'PUBLISHED' AND state IN ('DONE', 'FAILED')");
    } catch (SQLException e) {
      throw new AssertionError("The ledger cannot be changed", e);
    }
  }
}
