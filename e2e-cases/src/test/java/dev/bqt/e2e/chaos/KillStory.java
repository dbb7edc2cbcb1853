package dev.bqt.e2e.chaos;

import dev.bqt.runtime.journal.JournalPaths;
import dev.bqt.runtime.laws.BucketView;
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
import java.util.ArrayList;
import java.util.List;

/**
 * The story in which every arrow is passed: rules with windows and without, files that are deleted,
 * moved, refused, foreign, that cannot be loaded, that have nowhere to go, that go away.
 */
final class KillStory {
  static final String[] QUERY = {"query", "--local", ".", "SELECT COUNT(*) FROM shop.orders"};
  static final String[] SETTLE = {
    "resolve", "gs://landing/in/held/replaced.json", "--table-has", "old", "--local", "."
  };

  private static final String RULES =
      """
      RULE held WHEN PREFIX "/in/held/" SUFFIX ".json" LOAD INTO shop.held ON SUCCESS DELETE;
      RULE changing WHEN PREFIX "/in/changing/" LOAD JSON INTO shop.changing;
      RULE orders
      WHEN PREFIX "/in/orders/" SUFFIX ".json" LOAD INTO shop.orders BATCH 10s ON SUCCESS DELETE;
      RULE single
      WHEN PREFIX "/in/single/" SUFFIX ".json" LOAD INTO shop.single
      ON SUCCESS MOVE TO "gs://archive/done"
      ON FAILURE MOVE TO "gs://archive/failed";
      -- bqt:allow deletes-unloaded because the story has files that nobody can load
      RULE dropped
      WHEN PREFIX "/in/dropped/" SUFFIX ".json" LOAD INTO shop.single ON FAILURE DELETE;
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
      for (String bucket : new String[] {"landing", "archive", BucketView.OPERATIONS}) {
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
    for (String table :
        new String[] {"held", "changing", "orders", "single", "occupied", "theirs"}) {
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

  /** The command that follows the rules until nothing is left to do. */
  static String[] run(String... options) {
    List<String> all = new ArrayList<>(List.of("run", "rule.bqt", "--local", ".", "--until-idle"));
    all.addAll(List.of(options));
    return all.toArray(String[]::new);
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

  /** Files of every day; a wave has names of its own. */
  void wave(int number) {
    String wave = "%02d".formatted(number);
    deliveries.put("landing/in/orders/" + wave + "-a.json", 2);
    deliveries.put("landing/in/orders/" + wave + "-b.json", 3);
    deliveries.put("landing/in/single/" + wave + ".json", 1);
  }

  /** Files that lead to an arrow which those of every day do not pass; once for each transition. */
  void prepare(String transition) {
    switch (transition) {
      case "objects.judge-anew" -> deliveries.put("landing/in/orders/two*names.json", 1);
      case "job.fail" -> deliveries.putBad("landing/in/single/bad.json");
      case "objects.vanish" -> deliveries.putBad("landing/in/dropped/bad-too.json");
      case "window.fail" -> deliveries.put("landing/in/nowhere/here.json", 1);
      case "step.try" -> {
        String occupied = "in/occupied/here.json";
        Deliveries.write(folder, "archive/taken/" + occupied, "another\n", Instant.EPOCH);
        deliveries.put("landing/" + occupied, 1);
      }
      case "window.foreign" -> theirs("in/theirs/here");
      default -> {}
    }
  }

  /** Somebody else's {@code .win} is there before the file comes. */
  private void theirs(String place) {
    Instant modified = Instant.now();
    long second = modified.getEpochSecond();
    Instant end = Instant.ofEpochSecond(second - second % longSeconds + longSeconds);
    long hash = PathHash.of("shop.theirs" + ".json" + ".json" + "gs://landing/" + place);
    String win = JournalPaths.win(JournalPaths.windowName("shop.theirs", hash, end));
    Deliveries.write(
        folder, BucketView.OPERATIONS + "/" + win, "{\"EventID\": 1}\n", Instant.EPOCH);
    deliveries.put("landing/" + place + "/theirs.json", 1, modified);
  }

  /** A file that is to be replaced once it has been loaded. */
  void putHeld() {
    deliveries.put("landing/in/held/replaced.json", 2);
  }

  /** It is. */
  void replaceHeld() {
    deliveries.put("landing/in/held/replaced.json", 3);
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
    try (Connection ledger = DriverManager.getConnection(Folder.ledgerUrl(folder), "bqt", "");
        Statement statement = ledger.createStatement()) {
      statement.executeUpdate(
          "UPDATE batch_window SET end_ms = end_ms - 3600000"
              + " WHERE journal = 'PUBLISHED' AND state IN ('DONE', 'FAILED')");
    } catch (SQLException e) {
      throw new AssertionError("The ledger cannot be changed", e);
    }
  }
}
