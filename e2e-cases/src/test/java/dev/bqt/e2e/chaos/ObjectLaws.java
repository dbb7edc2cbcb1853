package dev.bqt.e2e.chaos;

import dev.bqt.e2e.chaos.SiteView.Row;
import dev.bqt.runtime.cloud.StoredObject;
import dev.bqt.runtime.ledger.ObjectRow;
import dev.bqt.runtime.ledger.StepRow;
import dev.bqt.runtime.ledger.StepRow.Chain;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What holds of files, and of the rows that came of them. */
final class ObjectLaws {
  private final Deliveries deliveries;

  ObjectLaws(Deliveries deliveries) {
    this.deliveries = deliveries;
  }

  List<Law> all() {
    return List.of(
        new Law("Every file that was delivered is known or still there.", this::known),
        new Law("Every generation has come to its one end.", ObjectLaws::ended),
        new Law("Each row of a file is in its table once.", ObjectLaws::rowsOnce),
        new Law("The files in the tables are the generations that are LOADED.", this::loaded),
        new Law("Nothing was taken away that was not loaded, or failed.", this::takenAway),
        new Law("What its rule takes away and is still there is explained.", ObjectLaws::left));
  }

  private List<String> known(SiteView site) {
    Set<String> known = new HashSet<>(site.live().keySet());
    site.ledger().objects().forEach(object -> known.add(name(object)));
    return deliveries.names().stream()
        .filter(name -> !known.contains(name) && !deliveries.isRemoved(name))
        .map(name -> name + " is gone, and the ledger never heard of it")
        .toList();
  }

  private static List<String> ended(SiteView site) {
    List<String> breaches = new ArrayList<>();
    for (ObjectRow object : site.ledger().objects()) {
      boolean carried = site.ledger().isInTable(object);
      switch (object.state()) {
        case ENROLLED, SUBMITTED -> breaches.add(say(object, "nothing is left to do"));
        case LOADED -> breaches.addAll(carried ? List.of() : List.of(say(object, "by no job")));
        case HELD -> breaches.addAll(object.reason() == null ? List.of(unsaid(object)) : List.of());
        default -> {
          if (carried) {
            breaches.add(say(object, "its job " + object.jobId() + " has succeeded"));
          } else if (object.reason() == null) {
            breaches.add(unsaid(object));
          }
        }
      }
    }
    return breaches;
  }

  private static List<String> rowsOnce(SiteView site) {
    Map<String, List<Row>> byFile = new TreeMap<>();
    site.rows()
        .forEach(row -> byFile.computeIfAbsent(row.file(), file -> new ArrayList<>()).add(row));
    List<String> breaches = new ArrayList<>();
    byFile.forEach(
        (file, rows) -> {
          long lines = rows.get(0).lines();
          for (long n = 1; n <= lines; n++) {
            long number = n;
            long found = rows.stream().filter(row -> row.n() == number).count();
            if (found != 1) {
              breaches.add("row " + n + " of " + lines + " of " + file + ": " + found + " times");
            }
          }
        });
    return breaches;
  }

  private List<String> loaded(SiteView site) {
    Map<String, Set<String>> contents = new TreeMap<>();
    site.rows()
        .forEach(
            row ->
                contents
                    .computeIfAbsent(Deliveries.nameOf(row.file()), name -> new TreeSet<>())
                    .add(row.file()));
    Map<String, List<ObjectRow>> loaded = new TreeMap<>();
    site.ledger().objects().stream()
        .filter(object -> deliveries.names().contains(name(object)))
        .filter(site.ledger()::isInTable)
        .forEach(
            object -> loaded.computeIfAbsent(name(object), name -> new ArrayList<>()).add(object));
    Set<String> names = new TreeSet<>(contents.keySet());
    names.addAll(loaded.keySet());
    List<String> breaches = new ArrayList<>();
    for (String name : names) {
      Set<String> inTables = contents.getOrDefault(name, Set.of());
      List<ObjectRow> inLedger = loaded.getOrDefault(name, List.of());
      if (inTables.size() != inLedger.size()) {
        breaches.add(
            name + ": in the tables " + inTables + ", loaded says the ledger " + inLedger.size());
      }
    }
    return breaches;
  }

  private List<String> takenAway(SiteView site) {
    List<String> breaches = new ArrayList<>();
    for (ObjectRow object : site.ledger().objects()) {
      if (isThere(site, object)) {
        continue;
      }
      boolean changed = deliveries.isRemoved(name(object)) || deliveries.isReplaced(name(object));
      if (!changed && !mayHaveBeenTaken(site, object)) {
        breaches.add(say(object, "it is not there any more, and nobody but us took it away"));
      }
    }
    return breaches;
  }

  private static boolean mayHaveBeenTaken(SiteView site, ObjectRow object) {
    return switch (object.state()) {
      case LOADED -> !site.ledger().takingAway(object, Chain.SUCCESS).isEmpty();
      // What a failure step has deleted, nobody can mend any more.
      case FAILED, GONE -> !site.ledger().takingAway(object, Chain.FAILURE).isEmpty();
      default -> false;
    };
  }

  private static List<String> left(SiteView site) {
    List<String> breaches = new ArrayList<>();
    for (ObjectRow object : site.ledger().objects()) {
      Chain chain = object.state() == ObjectRow.State.LOADED ? Chain.SUCCESS : Chain.FAILURE;
      boolean ended =
          object.state() == ObjectRow.State.LOADED || object.state() == ObjectRow.State.FAILED;
      for (StepRow step : ended ? site.ledger().takingAway(object, chain) : List.<StepRow>of()) {
        boolean failedWindow = site.ledger().windows().get(object.windowId()).reason() != null;
        boolean explained =
            step.reason() != null || (step.state() != StepRow.State.DONE && failedWindow);
        if (isThere(site, object) && !explained) {
          breaches.add(say(object, "step " + step.action() + " is " + step.state()));
        }
      }
    }
    return breaches;
  }

  private static boolean isThere(SiteView site, ObjectRow object) {
    StoredObject live = site.live().get(name(object));
    return live != null && live.version().generation() == object.generation();
  }

  private static String unsaid(ObjectRow object) {
    return say(object, "for no reason");
  }

  private static String say(ObjectRow object, String what) {
    return object.uri() + "#" + object.generation() + " is " + object.state() + ": " + what;
  }

  private static String name(ObjectRow object) {
    return object.bucket() + "/" + object.name();
  }
}
