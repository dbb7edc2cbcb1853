package dev.bqt.runtime.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;

/**
 * What somebody puts into the landing bucket, and under which rules.
 *
 * @param rules as JSON
 * @param schema the tables
 * @param files in the order in which they land
 */
record Story(String rules, String schema, List<Landing> files) {
  private static final String RULES =
      """
      [{"When": {"Prefix": "/batched/", "Suffix": ".json"}, "Dest": {"Table": "shop.batched"},
        "Batch": {"Window": {"DurationInSec": 10}}, "OnSuccess": [{"Action": "delete"}]},
       {"When": {"Prefix": "/single/", "Suffix": ".json"}, "Dest": {"Table": "shop.single"}},
       {"When": {"Prefix": "/moved/", "Suffix": ".json"}, "Dest": {"Table": "shop.moved"},
        "Batch": {"Window": {"DurationInSec": 15}},
        "OnSuccess": [{"Action": "move", "Request": {"DestURL": "gs://archive/done"}}]},
       {"When": {"Prefix": "/bad/", "Suffix": ".json"}, "Dest": {"Table": "shop.bad"},
        "OnSuccess": [{"Action": "delete"}],
        "OnFailure": [{"Action": "move", "Request": {"DestURL": "gs://archive/failed"}}]}]
      """;
  private static final List<String> TABLES =
      List.of("shop.batched", "shop.single", "shop.moved", "shop.bad");
  private static final List<String> FOLDERS =
      List.of(
          "batched/a", "batched/b", "batched/a", "moved", "single", "bad", "moved", "batched/b");

  /** A file that lands in that second. */
  record Landing(int second, String name, String content) {}

  /** So many files, four in a second, under four rules; every third of those in bad/ is corrupt. */
  static Story of(int files) {
    List<Landing> landings = new ArrayList<>();
    for (int i = 0; i < files; i++) {
      String folder = FOLDERS.get(i % FOLDERS.size());
      boolean corrupt = folder.equals("bad") && i / FOLDERS.size() % 3 == 1;
      String content = corrupt ? "{\"id\": " : "{\"id\": %d}\n{\"id\": -%d}\n".formatted(i, i);
      landings.add(new Landing(i / 4, folder + "/" + i + ".json", content));
    }
    return new Story(RULES, schema(TABLES), landings);
  }

  private static String schema(List<String> tables) {
    StringBuilder sql = new StringBuilder("CREATE SCHEMA shop;\n");
    tables.forEach(table -> sql.append("CREATE TABLE %s (id INT64);%n".formatted(table)));
    return sql.toString();
  }

  /** An empty site with the tables. */
  void layOut(Path root) throws IOException {
    for (String bucket : List.of("bqt-ops", "archive", "landing")) {
      Files.createDirectories(root.resolve("buckets").resolve(bucket));
    }
    Files.writeString(root.resolve("schema.sql"), schema);
  }

  /** What lands in that second. */
  void happen(Path root, int second) throws IOException {
    for (Landing landing : files) {
      if (landing.second() == second) {
        Path file = root.resolve("buckets/landing").resolve(landing.name());
        Files.createDirectories(file.getParent());
        Files.writeString(file, landing.content());
        Files.setLastModifiedTime(file, FileTime.from(World.START.plusSeconds(second)));
      }
    }
  }

  List<String> tables() {
    return TABLES;
  }

  long corrupt() {
    return files.stream().filter(file -> !file.content().endsWith("}\n")).count();
  }

  int lastSecond() {
    return files.get(files.size() - 1).second();
  }
}
