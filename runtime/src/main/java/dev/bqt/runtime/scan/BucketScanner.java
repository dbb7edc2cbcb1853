package dev.bqt.runtime.scan;

import dev.bqt.runtime.cloud.CloudFailure;
import dev.bqt.runtime.cloud.Listing;
import dev.bqt.runtime.cloud.ObjectPage;
import dev.bqt.runtime.cloud.ObjectStore;
import dev.bqt.runtime.cloud.ObjectVersion;
import dev.bqt.runtime.cloud.StoredObject;
import dev.bqt.runtime.ledger.Ledger;
import dev.bqt.runtime.ledger.ObjectRow;
import dev.bqt.runtime.ledger.ScanRows.ScanRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Lists the prefixes that the rules watch, page by page, and hands on what the ledger does not
 * know. A page is one call outside and one look-up in the ledger; a scan that finds nothing new
 * writes nothing.
 */
public final class BucketScanner {
  private final ObjectStore store;
  private final Ledger ledger;
  private final String operationsBucket;

  /**
   * @param operationsBucket bucket of journal, tasks and errors: it is never scanned
   */
  public BucketScanner(ObjectStore store, Ledger ledger, String operationsBucket) {
    this.store = store;
    this.ledger = ledger;
    this.operationsBucket = operationsBucket;
  }

  /**
   * Scans every bucket.
   *
   * @param prefixes literal prefixes that rules watch; those of open windows are added
   * @param begun now: everything that is there by now will be seen
   * @param ruleSet version of the rules
   * @param pages receives each page's new objects, if there are any
   * @return what could not be scanned, a sentence each
   */
  public List<String> scan(
      Collection<String> prefixes, Instant begun, long ruleSet, Consumer<List<FoundObject>> pages) {
    Map<String, Set<String>> open = ledger.read(tx -> tx.windows().openPrefixes());
    List<String> problems = new ArrayList<>();
    List<ScanRow> completed = new ArrayList<>();
    for (String bucket : store.buckets()) {
      for (String prefix : toScan(bucket, prefixes, open.getOrDefault(bucket, Set.of()))) {
        try {
          scanPrefix(Listing.of(bucket, prefix), ruleSet, pages);
          completed.add(new ScanRow(bucket, prefix, begun));
        } catch (CloudFailure failure) {
          problems.add(
              "gs://" + bucket + "/" + prefix + " was not scanned: " + failure.getMessage());
        }
      }
    }
    remember(completed, ruleSet, begun);
    return problems;
  }

  /** Those prefixes that no other one begins; none of the operations bucket. */
  private Set<String> toScan(String bucket, Collection<String> prefixes, Set<String> open) {
    if (bucket.equals(operationsBucket)) {
      return Set.of();
    }
    TreeSet<String> all = new TreeSet<>(prefixes);
    all.addAll(open);
    TreeSet<String> shortest = new TreeSet<>();
    for (String prefix : all) {
      // Sorted: whatever begins this one stands right before it.
      if (shortest.isEmpty() || !prefix.startsWith(shortest.last())) {
        shortest.add(prefix);
      }
    }
    return shortest;
  }

  private void scanPrefix(Listing listing, long ruleSet, Consumer<List<FoundObject>> pages) {
    Listing next = listing;
    while (next != null) {
      ObjectPage page = store.list(next);
      List<FoundObject> found = unknown(page.objects(), ruleSet);
      if (!found.isEmpty()) {
        pages.accept(found);
      }
      next = page.nextPageToken() == null ? null : listing.from(page.nextPageToken());
    }
  }

  private List<FoundObject> unknown(List<StoredObject> page, long ruleSet) {
    if (page.isEmpty()) {
      return List.of();
    }
    List<ObjectRow> rows = rowsOf(page);
    judgeAnew(rows.stream().filter(row -> refusedByOlderRules(row, ruleSet)).toList());
    Set<ObjectVersion> known =
        rows.stream()
            .filter(row -> !refusedByOlderRules(row, ruleSet))
            .map(row -> new ObjectVersion(row.bucket(), row.name(), row.generation()))
            .collect(Collectors.toSet());
    return page.stream()
        .filter(object -> !known.contains(object.version()) && !isFolderMarker(object))
        .map(object -> new FoundObject(object.version(), object.sizeBytes(), object.timeCreated()))
        .toList();
  }

  /** What consoles make when somebody creates an empty folder. */
  private static boolean isFolderMarker(StoredObject object) {
    return object.sizeBytes() == 0 && object.version().name().endsWith("/");
  }

  private List<ObjectRow> rowsOf(List<StoredObject> page) {
    // The store's order (UTF-8) and the ledger's (UTF-16) differ beyond the basic plane.
    List<String> names = page.stream().map(object -> object.version().name()).sorted().toList();
    String bucket = page.get(0).version().bucket();
    String last = names.get(names.size() - 1);
    return ledger.read(tx -> tx.objects().between(bucket, names.get(0), last));
  }

  private static boolean refusedByOlderRules(ObjectRow row, long ruleSet) {
    return row.state() == ObjectRow.State.REFUSED && row.ruleSet() < ruleSet;
  }

  private void judgeAnew(List<ObjectRow> refused) {
    if (!refused.isEmpty()) {
      ledger.commit(
          "objects.judge-anew",
          tx -> {
            tx.objects().forget(refused);
            return refused;
          });
    }
  }

  private void remember(List<ScanRow> completed, long ruleSet, Instant begun) {
    if (ledger.read(tx -> tx.windows().openPrefixes()).isEmpty()) {
      return;
    }
    ledger.commit(
        "scan.complete",
        tx -> {
          completed.forEach(scan -> tx.scans().completed(scan, ruleSet, begun));
          return completed;
        });
  }
}
