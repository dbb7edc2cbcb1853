package dev.bqt.runtime.faults;

import dev.bqt.runtime.laws.Delivered;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
  private static final String COLUMNS =
      "CREATE TABLE %s (file STRING, n INT64, lines INT64, id INT64);\n";
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
      String name = folder + "/" + i + ".json";
      String content = corrupt ? "{\"id\": " : row(name, 1, i) + row(name, 2, -i);
      landings.add(new Landing(i / 4, name, content));
    }
    return new Story(RULES, schema(TABLES), landings);
  }

  /** A row names the content that it comes from, so that the laws know it. */
  private static String row(String name, int number, int id) {
    return "{\"file\": \"landing/%s@1\", \"n\": %d, \"lines\": 2, \"id\": %d}\n"
        .formatted(name, number, id);
  }

  /** All of it, as the laws are to know it; nobody takes anything away. */
  Delivered delivered() {
    Map<String, Integer> contents = new HashMap<>();
    files.forEach(file -> contents.put("landing/" + file.name(), 1));
    return new Delivered(contents, Set.of());
  }

  private static String schema(List<String> tables) {
    StringBuilder sql = new StringBuilder("CREATE SCHEMA shop;\n");
    tables.forEach(table -> sql.append(COLUMNS.formatted(table)));
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
