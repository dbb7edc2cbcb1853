package dev.bqt.e2e.chaos;

import dev.bqt.runtime.laws.BucketView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Files of several rules that come one by one; some are bad, some have nowhere to go, some are
 * replaced or taken away.
 */
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
      RULE nowhere WHEN PREFIX "/in/nowhere/" SUFFIX ".json" LOAD INTO nowhere.none;
      RULE edited_%d WHEN PREFIX "/in/never/" SUFFIX ".json" LOAD INTO shop.orders;
      """;

  private static final List<String> TABLES = List.of("orders", "single", "kept", "moved");
  private static final int BAD_PERCENT = 2;
  private static final int CHANGED_PERCENT = 4;
  private static final int FRESH_PERCENT = 30;

  private final Path folder;
  private final Random random;
  private final Deliveries deliveries;
  private final List<String> good = new ArrayList<>();
  private int delivered;
  private int edited;

  /** Lays the site out in an empty folder. */
  ChaosStory(Path folder, Random random) {
    this.folder = folder;
    this.random = random;
    this.deliveries = new Deliveries(folder);
    StringBuilder schema = new StringBuilder("CREATE SCHEMA shop;\n");
    for (String table : TABLES) {
      schema.append(
          "CREATE TABLE shop." + table + " (file STRING NOT NULL, n INT64, lines INT64);\n");
    }
    try {
      for (String bucket : List.of("landing", "archive", BucketView.OPERATIONS)) {
        Files.createDirectories(folder.resolve("buckets").resolve(bucket));
      }
      Files.writeString(folder.resolve("schema.sql"), schema);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    edit();
  }

  Deliveries deliveries() {
    return deliveries;
  }

  int delivered() {
    return delivered;
  }

  /** The next file comes, or one that leads to that arrow where an ordinary one would not. */
  void next(String arrow) {
    String name = "%05d".formatted(++delivered);
    switch (Arrows.transition(arrow)) {
      case "job.fail", "objects.vanish" -> deliveries.putBad(in("single", name + ".json"));
      case "window.fail", "objects.retry" -> deliveries.put(in("nowhere", name + ".json"), 1);
      case "step.try", "step.retry" -> occupied(name);
      case "objects.judge-anew" -> {
        deliveries.put(in("orders", name + "*.json"), 1);
        edit();
      }
      case "rules.use" -> {
        edit();
        any(name);
      }
      default -> any(name);
    }
    if (random.nextInt(100) < CHANGED_PERCENT && !good.isEmpty()) {
      change(good.get(random.nextInt(good.size())));
    }
  }

  private void any(String number) {
    String name = in(TABLES.get(random.nextInt(TABLES.size())), number + ".json");
    boolean fresh = random.nextInt(100) < FRESH_PERCENT;
    int lines = 1 + random.nextInt(5);
    if (random.nextInt(100) < BAD_PERCENT) {
      deliveries.putBad(name);
    } else {
      deliveries.put(name, lines, fresh ? Instant.now() : Instant.now().minusSeconds(3600));
      good.add(name);
    }
  }

  /** Where it is to be moved another file is in the way. */
  private void occupied(String name) {
    Deliveries.write(
        folder, "archive/moved/in/moved/" + name + ".json", "another\n", Instant.EPOCH);
    deliveries.put(in("moved", name + ".json"), 1);
  }

  private static String in(String table, String name) {
    return "landing/in/" + table + "/" + name;
  }

  /**
   * A rule that no file is for is changed: the rules are another set from now on. A process may be
   * about to read them.
   */
  private void edit() {
    try {
      Path aside = Files.writeString(folder.resolve("rule.bqt.next"), RULES.formatted(++edited));
      Files.move(aside, folder.resolve("rule.bqt"), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
