package dev.bqt.runtime.scan;

import dev.bqt.runtime.cloud.CloudFailure;
import dev.bqt.runtime.cloud.Listing;
import dev.bqt.runtime.cloud.ObjectPage;
import dev.bqt.runtime.cloud.ObjectStore;
import dev.bqt.runtime.cloud.ObjectVersion;
import dev.bqt.runtime.cloud.ServiceDown;
import dev.bqt.runtime.cloud.StoredObject;
import dev.bqt.runtime.cloud.WatchedBuckets;
import dev.bqt.runtime.ledger.Guarded;
import dev.bqt.runtime.ledger.Ledger;
import dev.bqt.runtime.ledger.ObjectRow;
import dev.bqt.runtime.ledger.ScanRows.ScanRow;
import dev.bqt.runtime.ledger.Transition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lists the prefixes that the rules watch, page by page, and hands on what the ledger does not
 * know. A page is one call outside and one look-up in the ledger; a scan that finds nothing new
 * writes nothing.
 */
public final class BucketScanner {
  private static final int NOT_FOUND = 404;
  private static final Logger LOG = LoggerFactory.getLogger(BucketScanner.class);

  private final ObjectStore store;
  private final Ledger ledger;
  private final WatchedBuckets watched;
  private final Set<Listing> reviewed = new HashSet<>();

  /** Buckets that are not there, as this scan has seen: one prefix of each is told. */
  private final Set<String> missing = new HashSet<>();

  /**
   * @param watched which buckets are scanned, and which folders never
   */
  public BucketScanner(ObjectStore store, Ledger ledger, WatchedBuckets watched) {
    this.store = store;
    this.ledger = ledger;
    this.watched = watched;
  }

  /**
   * Scans every bucket that is watched.
   *
   * @param prefixes literal prefixes that rules watch; those of open windows are added
   * @param begun now: everything that is there by now will be seen
   * @param ruleSet version of the rules
   * @param pages receives what was seen
   * @return what could not be scanned, a sentence each
   */
  public List<String> scan(
      Collection<String> prefixes, Instant begun, long ruleSet, SeenPages pages) {
    Map<String, Set<String>> open = ledger.read(tx -> tx.windows().openPrefixes());
    List<String> problems = new ArrayList<>();
    List<ScanRow> completed = new ArrayList<>();
    missing.clear();
    try {
      for (String bucket : buckets(problems)) {
        for (String prefix : toScan(prefixes, open.getOrDefault(bucket, Set.of()))) {
          ScanRow scan = new ScanRow(bucket, prefix, begun);
          Optional<String> problem = problem(scan, ruleSet, pages);
          problem.ifPresentOrElse(problems::add, () -> completed.add(scan));
          if (missing.contains(bucket)) {
            break;
          }
        }
      }
    } catch (ServiceDown told) {
      // Once for all prefixes, by the pass; those that were listed before count as scanned.
      LOG.debug("The scan ends early: {}", told.getMessage());
    }
    remember(completed, ruleSet, begun);
    return problems;
  }

  /** Scans a prefix; what the ledger cannot take of it costs no other prefix its turn. */
  private Optional<String> problem(ScanRow scan, long ruleSet, SeenPages pages) {
    String where = "gs://" + scan.bucket() + "/" + scan.prefix();
    AtomicReference<String> problem =
        new AtomicReference<>(where + " is scanned again: it was not taken in");
    Guarded.run(
        where,
        () -> {
          try {
            if (scanPrefix(Listing.of(scan.bucket(), scan.prefix()), ruleSet, pages)) {
              problem.set(null);
            }
          } catch (CloudFailure failure) {
            if (failure.status() == NOT_FOUND) {
              missing.add(scan.bucket());
            }
            problem.set(where + " was not scanned: " + failure.getMessage());
          }
        });
    return Optional.ofNullable(problem.get());
  }

  private List<String> buckets(List<String> problems) {
    try {
      return watched.in(store);
    } catch (CloudFailure failure) {
      problems.add("Nothing was scanned: " + failure.getMessage());
      return List.of();
    }
  }

  /** Those prefixes that no other one begins. */
  private static Set<String> toScan(Collection<String> prefixes, Set<String> open) {
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

  private boolean scanPrefix(Listing listing, long ruleSet, SeenPages pages) {
    boolean whole = true;
    boolean reviews = !reviewed.contains(listing);
    Listing next = listing;
    while (next != null) {
      ObjectPage page = store.list(next);
      Seen seen = look(visible(page.objects()), ruleSet);
      whole &= seen.unknown().isEmpty() || pages.unknown(seen.unknown());
      if (reviews && !seen.loadedBefore().isEmpty()) {
        pages.loadedBefore(seen.loadedBefore());
      }
      next = page.nextPageToken() == null ? null : listing.from(page.nextPageToken());
    }
    reviewed.add(listing);
    return whole;
  }

  private List<StoredObject> visible(List<StoredObject> page) {
    return page.stream()
        .filter(object -> !watched.hides(object.version().bucket(), object.version().name()))
        .toList();
  }

  /** A page: what the ledger does not know, and what older rules have loaded. */
  private record Seen(List<FoundObject> unknown, List<FoundObject> loadedBefore) {}

  private Seen look(List<StoredObject> page, long ruleSet) {
    if (page.isEmpty()) {
      return new Seen(List.of(), List.of());
    }
    List<ObjectRow> rows = rowsOf(page);
    Map<ObjectVersion, ObjectRow> known = new HashMap<>();
    rows.forEach(row -> known.put(version(row), row));
    List<ObjectRow> anew =
        page.stream()
            .map(object -> known.get(object.version()))
            .filter(row -> row != null && isJudgedAnew(row, ruleSet))
            .toList();
    anew.forEach(row -> known.remove(version(row)));
    List<StoredObject> unknown =
        page.stream()
            .filter(object -> !known.containsKey(object.version()) && !isFolderMarker(object))
            .toList();
    judgeAnew(anew, cameBack(rows, unknown));
    List<StoredObject> loadedBefore =
        page.stream()
            .filter(object -> isLoadedBefore(known.get(object.version()), ruleSet))
            .toList();
    return new Seen(found(unknown), found(loadedBefore));
  }

  private static boolean isLoadedBefore(ObjectRow row, long ruleSet) {
    return row != null && row.state() == ObjectRow.State.LOADED && row.ruleSet() < ruleSet;
  }

  private static List<FoundObject> found(List<StoredObject> objects) {
    return objects.stream()
        .map(object -> new FoundObject(object.version(), object.sizeBytes(), object.timeCreated()))
        .toList();
  }

  /** What consoles make when somebody creates an empty folder. */
  private static boolean isFolderMarker(StoredObject object) {
    return object.sizeBytes() == 0 && object.version().name().endsWith("/");
  }

  private List<ObjectRow> rowsOf(List<StoredObject> page) {
    List<String> names = page.stream().map(object -> object.version().name()).toList();
    String bucket = page.get(0).version().bucket();
    return ledger.read(tx -> tx.objects().of(bucket, names));
  }

  /** Refused by older rules; or given up for lost before it was loaded, and here it is again. */
  private static boolean isJudgedAnew(ObjectRow row, long ruleSet) {
    return switch (row.state()) {
      case REFUSED -> row.ruleSet() < ruleSet;
      case GONE, SUPERSEDED -> true;
      case ENROLLED, SUBMITTED, LOADED, FAILED, QUARANTINED, FOREIGN, HELD -> false;
    };
  }

  private static ObjectVersion version(ObjectRow row) {
    return new ObjectVersion(row.bucket(), row.name(), row.generation());
  }

  /**
   * Those of the rows that were gone when their loads had ended, and whose names have something
   * new: if that is still there it was not there then, so their jobs have not read it.
   */
  private List<ObjectRow> cameBack(List<ObjectRow> rows, List<StoredObject> unknown) {
    Set<String> gone =
        rows.stream()
            .filter(ObjectRow::isLoadedAndGone)
            .map(ObjectRow::name)
            .collect(Collectors.toSet());
    Set<String> there =
        unknown.stream()
            .map(StoredObject::version)
            .filter(version -> gone.contains(version.name()) && isLive(version))
            .map(ObjectVersion::name)
            .collect(Collectors.toSet());
    return rows.stream()
        .filter(row -> row.isLoadedAndGone() && there.contains(row.name()))
        .toList();
  }

  private boolean isLive(ObjectVersion version) {
    return store
        .find(version.bucket(), version.name())
        .filter(live -> live.version().equals(version))
        .isPresent();
  }

  private void judgeAnew(List<ObjectRow> refused, List<ObjectRow> cameBack) {
    if (refused.isEmpty() && cameBack.isEmpty()) {
      return;
    }
    ledger.commit(
        "objects.judge-anew",
        tx -> {
          tx.objects().forget(refused);
          return tx.transitions()
              .makeWhereUnchanged(
                  cameBack.stream().map(row -> new Transition(row, row.cameBack())).toList());
        });
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
