package dev.bqt.runtime.faults;

import dev.bqt.runtime.cloud.Listing;
import dev.bqt.runtime.cloud.ObjectStore;
import dev.bqt.runtime.cloud.google.GoogleCloud;
import dev.bqt.runtime.ledger.Ledger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is there in the end, a line for each row, each file and each generation.
 *
 * @param lines sorted
 */
record Outcome(List<String> lines) {
  private static final List<String> BUCKETS = List.of("landing", "archive", "bqt-ops");

  /** Over good lines. */
  static Outcome of(Story story, GoogleCloud doors, Ledger ledger) {
    List<String> lines = new ArrayList<>();
    for (String table : story.tables()) {
      doors.warehouse().query("SELECT id FROM " + table).rows().stream()
          .map(row -> "row " + table + " " + row.get(0))
          .forEach(lines::add);
    }
    for (String bucket : BUCKETS) {
      names(doors.objects(), bucket).filter(Outcome::isShown).forEach(lines::add);
    }
    ledger.read(tx -> tx.objects().between("landing", "", "\uffff")).stream()
        .map(object -> "object " + object.name() + " " + object.state())
        .forEach(lines::add);
    lines.sort(Comparator.naturalOrder());
    return new Outcome(List.copyOf(lines));
  }

  private static Stream<String> names(ObjectStore store, String bucket) {
    return store.list(Listing.of(bucket, "")).objects().stream()
        .map(object -> object.version().uri());
  }

  /** The journal of what is done and what went wrong tells of windows, and those may differ. */
  private static boolean isShown(String uri) {
    return !uri.startsWith("gs://bqt-ops/journal/Done/") && !uri.startsWith("gs://bqt-ops/errors/");
  }
}
