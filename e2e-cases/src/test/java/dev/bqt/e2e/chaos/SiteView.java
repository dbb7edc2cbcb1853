package dev.bqt.e2e.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bqt.runtime.cloud.CloudSettings;
import dev.bqt.runtime.cloud.JobFilter;
import dev.bqt.runtime.cloud.JobReport;
import dev.bqt.runtime.cloud.Listing;
import dev.bqt.runtime.cloud.ObjectPage;
import dev.bqt.runtime.cloud.ObjectStore;
import dev.bqt.runtime.cloud.StoredObject;
import dev.bqt.runtime.cloud.Warehouse;
import dev.bqt.runtime.cloud.google.GoogleCloud;
import dev.bqt.runtime.ledger.Ledger;
import dev.bqt.runtime.localcloud.LocalCloud;
import dev.bqt.runtime.localcloud.LocalCloudSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * All that can be seen of a local site after a run: read once, through the doors that the program
 * uses, while no process has it open.
 *
 * @param ledger what it says
 * @param live live objects by {@code bucket/name}; those of the operations bucket, too
 * @param wins content of the {@code .win} files, by their names
 * @param reports all jobs, as BigQuery tells them
 * @param rows the rows of all tables that have the columns of {@link Row}
 */
record SiteView(
    LedgerView ledger,
    Map<String, StoredObject> live,
    Map<String, JsonNode> wins,
    List<JobReport> reports,
    List<Row> rows) {
  static final String OPERATIONS = "bqt-ops";
  static final String PROJECT = "local";
  private static final Pattern TABLE =
      Pattern.compile("(?i)CREATE TABLE\\s+([\\w.]+)\\s*\\(file STRING");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /**
   * A row that says where it comes from.
   *
   * @param table dataset and table
   * @param file {@code bucket/name@k}: the k-th content that was put under that name
   * @param n number of the row in the file, from 1
   * @param lines how many rows the file has
   */
  record Row(String table, String file, long n, long lines) {}

  /** Opens the site, reads it, closes it again. */
  static SiteView of(Path folder) {
    LocalCloudSettings settings =
        new LocalCloudSettings(
            folder, PROJECT, InstantSource.system(), Runnable::run, failpoint -> {});
    try (LocalCloud cloud = LocalCloud.open(settings);
        Ledger ledger = openLedger(folder)) {
      GoogleCloud doors = GoogleCloud.open(CloudSettings.inProcess(PROJECT, cloud.transport()));
      List<String> buckets = doors.objects().buckets();
      return new SiteView(
          LedgerView.of(ledger, buckets),
          live(doors.objects(), buckets),
          wins(doors.objects()),
          doors.warehouse().jobs(JobFilter.since(PROJECT, Instant.EPOCH)),
          rows(doors.warehouse(), Files.readString(folder.resolve("schema.sql"))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Ledger openLedger(Path folder) {
    return Ledger.open(ledgerUrl(folder), failpoint -> {}, change -> {});
  }

  static String ledgerUrl(Path folder) {
    return "jdbc:h2:async:" + folder.resolve("state/ledger").toAbsolutePath().normalize();
  }

  private static Map<String, StoredObject> live(ObjectStore store, List<String> buckets) {
    Map<String, StoredObject> live = new TreeMap<>();
    for (String bucket : buckets) {
      list(store, Listing.of(bucket, ""))
          .forEach(object -> live.put(bucket + "/" + object.version().name(), object));
    }
    return live;
  }

  private static List<StoredObject> list(ObjectStore store, Listing listing) {
    List<StoredObject> objects = new ArrayList<>();
    Listing next = listing;
    while (next != null) {
      ObjectPage page = store.list(next);
      objects.addAll(page.objects());
      next = page.nextPageToken() == null ? null : next.from(page.nextPageToken());
    }
    return objects;
  }

  private static Map<String, JsonNode> wins(ObjectStore store) throws IOException {
    Map<String, JsonNode> wins = new TreeMap<>();
    for (StoredObject object : list(store, Listing.of(OPERATIONS, "tasks/"))) {
      String name = object.version().name();
      if (name.endsWith(".win")) {
        wins.put(name, MAPPER.readTree(store.read(OPERATIONS, name).orElseThrow()));
      }
    }
    return wins;
  }

  private static List<Row> rows(Warehouse warehouse, String schema) {
    List<String> tables =
        TABLE.matcher(schema).results().map(result -> result.group(1)).distinct().toList();
    List<Row> rows = new ArrayList<>();
    for (String table : tables) {
      warehouse
          .query("SELECT file, n, lines FROM " + table)
          .rows()
          .forEach(row -> rows.add(row(table, row)));
    }
    return rows;
  }

  private static Row row(String table, List<Object> cells) {
    return new Row(
        table,
        String.valueOf(cells.get(0)),
        Long.parseLong(String.valueOf(cells.get(1))),
        Long.parseLong(String.valueOf(cells.get(2))));
  }

  /** Names of the operations bucket that begin so, without that. */
  List<String> operations(String prefix) {
    String all = OPERATIONS + "/" + prefix;
    return live.keySet().stream()
        .filter(name -> name.startsWith(all))
        .map(name -> name.substring(all.length()))
        .toList();
  }
}
