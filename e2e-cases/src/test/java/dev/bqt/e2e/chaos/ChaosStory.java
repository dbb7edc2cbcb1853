package dev.bqt.e2e.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Files of several rules that come one by one; some are bad, some are replaced or taken away. */
final class ChaosStory {
  private static final String RULES =
      """
      RULE orders
      WHEN PREFIX "/in/orders/" SUFFIX ".json" LOAD INTO shop.orders BATCH 10s ON SUCCESS DELETE;
      RULE single
      WHEN PREFIX "/in/single/" SUFFIX ".json" LOAD INTO shop.single
      ON SUCCESS MOVE TO "gs://archive/done"
      ON FAILURE MOVE TO "gs://archive/failed";
      RULE kept
      WHEN PREFIX "/in/kept/" SUFFIX ".json" LOAD INTO shop.kept BATCH 20s;
      RULE moved
      WHEN PREFIX "/in/moved/" SUFFIX ".json" LOAD INTO shop.moved BATCH 10s
      ON SUCCESS MOVE TO "gs://archive/moved";
      """;

  private static final List<String> TABLES = List.of("orders", "single", "kept", "moved");
  private static final int BAD_PERCENT = 2;
  private static final int CHANGED_PERCENT = 4;
  private static final int FRESH_PERCENT = 30;

  private final Random random;
  private final Deliveries deliveries;
  private final List<String> good = new ArrayList<>();
  private int delivered;

  /** Lays the site out in an empty folder. */
  ChaosStory(Path folder, Random random) {
    this.random = random;
    this.deliveries = new Deliveries(folder);
    StringBuilder schema = new StringBuilder("CREATE SCHEMA shop;\n");
    for (String table : TABLES) {
      schema.append(
          "CREATE TABLE shop." + table + " (file STRING NOT NULL, n INT64, lines INT64);\n");
    }
    try {
      for (String bucket : List.of("landing", "archive", SiteView.OPERATIONS)) {
        Files.createDirectories(folder.resolve("buckets").resolve(bucket));
      }
      Files.writeString(folder.resolve("schema.sql"), schema);
      Files.writeString(folder.resolve("rule.bqt"), RULES);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Deliveries deliveries() {
    return deliveries;
  }

  int delivered() {
    return delivered;
  }

  /** One more file comes, or now and then somebody changes one that came before. */
  void next() {
    String table = TABLES.get(random.nextInt(TABLES.size()));
    String name = "landing/in/" + table + "/" + "%05d.json".formatted(++delivered);
    boolean fresh = random.nextInt(100) < FRESH_PERCENT;
    int lines = 1 + random.nextInt(5);
    if (random.nextInt(100) < BAD_PERCENT) {
      deliveries.putBad(name);
    } else {
      deliveries.put(name, lines, fresh ? Instant.now() : Instant.now().minusSeconds(3600));
      good.add(name);
    }
    if (random.nextInt(100) < CHANGED_PERCENT && !good.isEmpty()) {
      change(good.get(random.nextInt(good.size())));
    }
  }

  private void change(String name) {
    if (random.nextBoolean()) {
      deliveries.remove(name);
      good.remove(name);
    } else {
      deliveries.put(name, 1 + random.nextInt(5));
    }
  }
}
