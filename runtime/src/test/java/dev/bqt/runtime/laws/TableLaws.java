package dev.bqt.runtime.laws;

import static dev.bqt.runtime.laws.SiteView.name;
import static dev.bqt.runtime.laws.SiteView.say;
import static dev.bqt.runtime.laws.SiteView.version;

import dev.bqt.runtime.cloud.LoadRequest;
import dev.bqt.runtime.cloud.ObjectVersion;
import dev.bqt.runtime.laws.WarehouseView.Reading;
import dev.bqt.runtime.laws.WarehouseView.Row;
import dev.bqt.runtime.ledger.JobRow;
import dev.bqt.runtime.ledger.ObjectRow;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What holds of tables, and of what jobs have read for them. */
final class TableLaws {
  private TableLaws() {}

  static List<String> rowsOnce(SiteView site) {
    Map<String, BitSet> found = new TreeMap<>();
    Map<String, Long> lines = new HashMap<>();
    List<String> breaches = new ArrayList<>();
    for (Row row : site.warehouse().rows().orElseThrow()) {
      String file = row.table() + " of " + row.file();
      BitSet numbers = found.computeIfAbsent(file, key -> new BitSet());
      if (numbers.get((int) row.n())) {
        breaches.add("row " + row.n() + " in " + file + " is there more than once");
      }
      numbers.set((int) row.n());
      lines.put(file, row.lines());
    }
    found.forEach(
        (file, numbers) -> {
          if (numbers.cardinality() != lines.get(file)) {
            breaches.add("in " + file + " are the rows " + numbers + " of " + lines.get(file));
          }
        });
    return breaches;
  }

  static List<String> filesInTables(SiteView site) {
    Map<String, Set<String>> contents = new TreeMap<>();
    for (Row row : site.warehouse().rows().orElseThrow()) {
      contents
          .computeIfAbsent(row.name(), name -> new TreeSet<>())
          .add(row.table() + " " + row.file());
    }
    Map<String, Integer> loaded = new TreeMap<>();
    for (LedgerView ledger : site.ledgers()) {
      ledger.objects().stream()
          .filter(object -> site.delivered().contents().containsKey(name(object)))
          .filter(ledger::isInTable)
          .forEach(object -> loaded.merge(name(object), 1, Integer::sum));
    }
    Set<String> names = new TreeSet<>(contents.keySet());
    names.addAll(loaded.keySet());
    List<String> breaches = new ArrayList<>();
    for (String name : names) {
      Set<String> inTables = contents.getOrDefault(name, Set.of());
      int inLedger = loaded.getOrDefault(name, 0);
      if (inTables.size() != inLedger) {
        breaches.add(name + ": in the tables " + inTables + ", loaded says the ledger " + inLedger);
      }
    }
    return breaches;
  }

  /** A table that is overwritten has the rows of one of its jobs: it is left out. */
  static List<String> rowsAddUp(SiteView site) {
    Map<String, Long> found = site.warehouse().counts().orElseThrow();
    Map<String, Long> loaded = new TreeMap<>();
    Set<String> overwritten = new HashSet<>();
    for (LedgerView ledger : site.ledgers()) {
      for (JobRow job : ledger.jobs().values()) {
        LoadRequest request = LedgerView.request(job);
        loaded.merge(table(request), job.outputRows(), Long::sum);
        Object disposition = request.options().get("writeDisposition");
        if (disposition != null && !disposition.equals("WRITE_APPEND")) {
          overwritten.add(table(request));
        }
      }
    }
    TreeSet<String> tables = new TreeSet<>(found.keySet());
    tables.addAll(loaded.keySet());
    return tables.stream()
        .filter(table -> !overwritten.contains(table))
        .filter(table -> !found.getOrDefault(table, 0L).equals(loaded.getOrDefault(table, 0L)))
        .map(table -> table + " has " + found.get(table) + " rows, jobs wrote " + loaded.get(table))
        .toList();
  }

  /** Dataset and table, without project and partition. */
  private static String table(LoadRequest request) {
    String table = request.destination().dataset() + "." + request.destination().table();
    int partition = table.indexOf('$');
    return partition < 0 ? table : table.substring(0, partition);
  }

  /** What is HELD, or was until a person has looked, is nobody's to tell. */
  static List<String> readOnce(SiteView site) {
    Set<ObjectVersion> doubtful = new HashSet<>();
    site.ledgers().forEach(ledger -> doubtful.addAll(doubtful(ledger)));
    Map<String, Reading> first = new HashMap<>();
    List<String> breaches = new ArrayList<>();
    for (Reading reading : site.warehouse().readings().orElseThrow()) {
      Reading other = first.putIfAbsent(reading.table() + " " + reading.version(), reading);
      if (other != null
          && !other.job().equals(reading.job())
          && !doubtful.contains(reading.version())) {
        breaches.add(
            reading.version() + " may have been read by " + other.job() + " and " + reading.job());
      }
    }
    return breaches;
  }

  private static Set<ObjectVersion> doubtful(LedgerView ledger) {
    Set<String> names = new HashSet<>();
    for (ObjectRow object : ledger.objects()) {
      if (object.state() == ObjectRow.State.HELD || LedgerView.A_PERSON.equals(object.reason())) {
        names.add(name(object));
      }
    }
    Set<ObjectVersion> doubtful = new HashSet<>();
    ledger.objects().stream()
        .filter(object -> names.contains(name(object)))
        .forEach(object -> doubtful.add(version(object)));
    return doubtful;
  }

  static List<String> wasThere(SiteView site) {
    Set<String> read = new HashSet<>();
    for (Reading reading : site.warehouse().readings().orElseThrow()) {
      read.add(reading.job() + " " + reading.version());
    }
    return site.ledger().objects().stream()
        .filter(object -> object.state() == ObjectRow.State.LOADED)
        .filter(object -> !LedgerView.A_PERSON.equals(object.reason()))
        .filter(object -> !read.contains(object.jobId() + " " + version(object)))
        .map(object -> say(object, "it was not there when " + object.jobId() + " ran"))
        .toList();
  }
}
