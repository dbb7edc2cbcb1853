package dev.bqt.runtime.window;

import dev.bqt.runtime.ledger.ElsewhereRows.Version;
import dev.bqt.runtime.ledger.Ledger;
import dev.bqt.runtime.match.Matching;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Notes which loaded objects the rules in use would load into another table, because a rule was
 * edited or another one takes them. What is loaded is never loaded again by itself: {@code bqt
 * status} tells of it.
 */
public final class LoadedElsewhere {
  private final Ledger ledger;

  /** Notes it in this ledger. */
  public LoadedElsewhere(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * Compares, and writes where something is other than it was noted.
   *
   * @param loaded loaded objects of one bucket, as the rules in use match them
   */
  public void review(List<Matching> loaded) {
    String bucket = loaded.get(0).version().bucket();
    List<String> names = loaded.stream().map(of -> of.version().name()).sorted().toList();
    String first = names.get(0);
    String last = names.get(names.size() - 1);
    Map<Version, String> tables =
        ledger.read(tx -> tx.elsewhere().destinations(bucket, first, last));
    Map<Version, String> noted = ledger.read(tx -> tx.elsewhere().between(bucket, first, last));
    Map<Version, String> changed = new HashMap<>();
    for (Matching matching : loaded) {
      Version version = new Version(matching.version().name(), matching.version().generation());
      String wanted = wanted(matching, tables.get(version));
      if (!Objects.equals(wanted, noted.get(version))) {
        changed.put(version, wanted);
      }
    }
    if (!changed.isEmpty()) {
      write(bucket, changed);
    }
  }

  /** The table, where it is another one than that which the object is in; otherwise null. */
  private static String wanted(Matching matching, String table) {
    if (table != null && matching instanceof Matching.Routed found) {
      String wanted = found.routed().destination().toString();
      return wanted.equals(table) ? null : wanted;
    }
    return null;
  }

  private void write(String bucket, Map<Version, String> changed) {
    List<Version> settled =
        changed.keySet().stream().filter(version -> changed.get(version) == null).toList();
    Map<Version, String> wanted = new HashMap<>(changed);
    wanted.values().removeIf(Objects::isNull);
    ledger.commit(
        "objects.review",
        tx -> {
          tx.elsewhere().forget(bucket, settled);
          tx.elsewhere().note(bucket, wanted);
          return wanted;
        });
  }
}
