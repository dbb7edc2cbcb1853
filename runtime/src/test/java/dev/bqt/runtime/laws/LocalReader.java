package dev.bqt.runtime.laws;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bqt.runtime.cloud.JobFilter;
import dev.bqt.runtime.cloud.Listing;
import dev.bqt.runtime.cloud.ObjectPage;
import dev.bqt.runtime.cloud.ObjectStore;
import dev.bqt.runtime.cloud.ObjectVersion;
import dev.bqt.runtime.cloud.StoredObject;
import dev.bqt.runtime.cloud.Warehouse;
import dev.bqt.runtime.laws.WarehouseView.Row;
import dev.bqt.runtime.ledger.Ledger;
import dev.bqt.runtime.ledger.ObjectRow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Reads a site through the doors that the program uses: a local folder, or what stands for one. It
 * does not hear of steps, and cannot see what a job has read.
 */
public final class LocalReader {
  private static final Pattern TABLE = Pattern.compile("(?i)CREATE TABLE\\s+([\\w.]+)\\s*\\(");
  private static final Pattern NAMES_ITS_FILE =
      Pattern.compile("(?i)\\s*file STRING[^,]*, n INT64");
  private static final Pattern CLAIM = Pattern.compile("tasks/[^/]+_[0-9]{1,11}[.]wi[ns]");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final ObjectStore store;
  private final Warehouse warehouse;
  private final String schema;

  /**
   * @param schema the tables, as GoogleSQL; those whose first columns are {@code file STRING, n
   *     INT64} say where their rows come from, and have a column {@code lines}
   */
  public LocalReader(ObjectStore store, Warehouse warehouse, String schema) {
    this.store = store;
    this.warehouse = warehouse;
    this.schema = schema;
  }

  /** Reads it. */
  public SiteView read(Ledger ledger, Delivered delivered, boolean atRest) {
    LedgerView rows = LedgerView.of(ledger);
    Map<String, StoredObject> live = live();
    return new SiteView(
        rows,
        List.of(),
        new BucketView(live, claims(store), taken(rows, live, delivered)),
        new WarehouseView(
            warehouse.jobs(JobFilter.since(warehouse.defaultProject(), Instant.EPOCH)),
            Optional.of(counts()),
            rows(),
            Optional.empty()),
        Optional.empty(),
        delivered,
        atRest);
  }

  private Map<String, StoredObject> live() {
    Map<String, StoredObject> live = new TreeMap<>();
    for (String bucket : store.buckets()) {
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

  /** Who wrote each {@code .win} and {@code .wis}. */
  public static Map<String, String> claims(ObjectStore store) {
    Map<String, String> claims = new TreeMap<>();
    if (!store.buckets().contains(BucketView.OPERATIONS)) {
      return claims;
    }
    for (StoredObject object : list(store, Listing.of(BucketView.OPERATIONS, "tasks/"))) {
      String name = object.version().name();
      if (CLAIM.matcher(name).matches()) {
        byte[] content = store.read(BucketView.OPERATIONS, name).orElseThrow();
        claims.put(name, owner(new String(content, StandardCharsets.UTF_8)));
      }
    }
    return claims;
  }

  /** Of a {@code .wis} of ours the ledger's id is all that is in it. */
  private static String owner(String content) {
    try {
      return content.startsWith("{") ? MAPPER.readTree(content).path("LedgerID").asText() : content;
    } catch (IOException notJson) {
      return "";
    }
  }

  private static Set<ObjectVersion> taken(
      LedgerView ledger, Map<String, StoredObject> live, Delivered delivered) {
    Set<ObjectVersion> taken = new HashSet<>();
    for (ObjectRow object : ledger.objects()) {
      StoredObject there = live.get(SiteView.name(object));
      boolean gone = there == null || there.version().generation() != object.generation();
      if (gone && !delivered.isChanged(SiteView.name(object))) {
        taken.add(SiteView.version(object));
      }
    }
    return taken;
  }

  private Map<String, Long> counts() {
    Map<String, Long> counts = new TreeMap<>();
    for (String table : tables().keySet()) {
      counts.put(table, number(query("SELECT COUNT(*) FROM ", table).get(0).get(0)));
    }
    return counts;
  }

  private Optional<List<Row>> rows() {
    List<Row> rows = new ArrayList<>();
    Map<String, Boolean> tables = tables();
    for (String table : tables.keySet()) {
      if (tables.get(table)) {
        query("SELECT file, n, lines FROM ", table)
            .forEach(
                row ->
                    rows.add(
                        new Row(
                            table, row.get(0).toString(), number(row.get(1)), number(row.get(2)))));
      }
    }
    boolean all = !tables.isEmpty() && !tables.containsValue(false);
    return all ? Optional.of(rows) : Optional.empty();
  }

  /** The tables, and of each whether its rows say where they come from. */
  private Map<String, Boolean> tables() {
    Map<String, Boolean> tables = new TreeMap<>();
    for (MatchResult table : TABLE.matcher(schema).results().toList()) {
      String columns = schema.substring(table.end());
      tables.put(table.group(1), NAMES_ITS_FILE.matcher(columns).lookingAt());
    }
    return tables;
  }

  private List<List<Object>> query(String sql, String table) {
    return warehouse.query(sql + "`" + warehouse.defaultProject() + "." + table + "`").rows();
  }

  private static long number(Object cell) {
    return Long.parseLong(cell.toString());
  }
}
