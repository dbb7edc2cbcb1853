package dev.bqt.runtime.load;

import dev.bqt.runtime.cloud.CloudFailure;
import dev.bqt.runtime.cloud.ObjectStore;
import dev.bqt.runtime.cloud.Warehouse;
import dev.bqt.runtime.ledger.JobRow;
import dev.bqt.runtime.ledger.Ledger;
import dev.bqt.runtime.ledger.ObjectRow;
import dev.bqt.runtime.ledger.StaleRow;
import dev.bqt.runtime.ledger.Transaction;
import dev.bqt.runtime.ledger.Transition;
import dev.bqt.runtime.load.MovedFailures.Whereabouts;
import dev.bqt.runtime.window.Census;
import dev.bqt.runtime.window.LiveNames;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets failed steps be run again, and failed objects be loaded again, by today's rules: the ledger
 * forgets those that are still there as they were, and the next scan finds them as new ones. A load
 * job is all or nothing, so nothing of a failed one is in the table.
 */
public final class FailedLoads {
  private static final Logger LOG = LoggerFactory.getLogger(FailedLoads.class);

  private static final int PAGE = 10_000;

  private final Ledger ledger;
  private final RefusedJobs refused;
  private final LiveNames names;
  private final MovedFailures moved;
  private final FailedSteps steps;

  /** Windows that were not at their end when a retry was asked for. */
  private final Set<Long> waiting = ConcurrentHashMap.newKeySet();

  /** Failed loads of this ledger. */
  public FailedLoads(Ledger ledger, Warehouse warehouse, ObjectStore store) {
    this.ledger = ledger;
    this.refused = new RefusedJobs(ledger, warehouse);
    this.names = new LiveNames(store);
    this.moved = new MovedFailures(store);
    this.steps = new FailedSteps(ledger);
  }

  /**
   * What will be tried again.
   *
   * @param files how many objects will be found as new
   * @param left what stays as it is and why, a sentence each
   */
  public record Again(int files, List<String> left) {
    /** Copies the list. */
    public Again {
      left = List.copyOf(left);
    }
  }

  /**
   * Lets all of them be loaded again. May throw {@link CloudFailure} of Cloud Storage; what was
   * done by then stays done, and it may be called again. Where BigQuery does not let the id of a
   * refused job be used up the files of that job are left; where a window is not at its end its
   * files are put off, for {@link #goOn}.
   */
  public Again retry(Instant now) {
    List<JobRow> ofFailed =
        ledger.read(tx -> tx.jobs().briefly(JobRow.State.REFUSED)).stream()
            .filter(this::hasFailedObjects)
            .toList();
    Map<String, String> unburned = burn(ofFailed, now);
    steps.retry(now);
    return letGo(unburned, this::forEachPage);
  }

  /**
   * Goes on with files that {@link #retry} has put off and whose windows have come to their end
   * since. May throw {@link CloudFailure}; then it may be called again.
   */
  public Again goOn(Instant now) {
    Set<Long> ended = new HashSet<>(waiting);
    if (!ended.isEmpty()) {
      ended.removeAll(ledger.read(tx -> tx.windows().unfinished(ended)));
    }
    if (ended.isEmpty()) {
      return new Again(0, List.of());
    }
    List<JobRow> ofThem =
        ledger.read(tx -> tx.jobs().briefly(JobRow.State.REFUSED)).stream()
            .filter(row -> ended.contains(row.windowId()))
            .toList();
    Map<String, String> unburned = burn(ofThem, now);
    waiting.removeAll(ended);
    try {
      return letGo(unburned, work -> forEachPage(ended, work));
    } catch (RuntimeException failure) {
      waiting.addAll(ended);
      throw failure;
    }
  }

  /** Those of these pages; what is not to be let go yet is remembered. */
  private Again letGo(Map<String, String> unburned, Consumer<Consumer<List<ObjectRow>>> pages) {
    Map<String, Integer> places = new TreeMap<>();
    AtomicInteger forgotten = new AtomicInteger();
    EndedWindows ended = new EndedWindows(ledger);
    pages.accept(
        page -> {
          Whereabouts failed = moved.of(ended.of(page));
          failed.count(places);
          for (Census census : censuses(failed.elsewhere(), unburned.keySet())) {
            forgotten.addAndGet(
                ledger.commit("objects.retry", tx -> forget(tx, ended.of(tx, census))));
          }
        });
    waiting.addAll(ended.unfinished());
    List<String> left = new ArrayList<>(unburned.values());
    left.addAll(Whereabouts.sentences(places));
    left.addAll(ended.sentences());
    return new Again(forgotten.get(), left);
  }

  private static int forget(Transaction tx, Census census) {
    tell(tx.transitions().makeWhereUnchanged(census.lost()));
    return tx.objects().forgetFailed(census.there());
  }

  /** What somebody else has done with it stands. */
  private static void tell(List<Transition> lost) {
    lost.forEach(
        transition ->
            LOG.info(
                "{} is not {}: somebody else has changed it meanwhile",
                transition.before().uri(),
                transition.after().state()));
  }

  /**
   * Notes which of them are not there any more: deleted, or moved by a failure step and gone from
   * there, too. Those that a step may be about are left alone. May throw {@link CloudFailure}.
   */
  public void forgetVanished(Instant now) {
    EndedWindows ended = new EndedWindows(ledger);
    forEachPage(
        page -> {
          for (Census census : censuses(moved.of(ended.of(page)).elsewhere(), Set.of())) {
            vanish(census, ended, now);
          }
        });
  }

  private void vanish(Census census, EndedWindows ended, Instant now) {
    Set<String> unburned = burn(refusedOf(census.lost()), now).keySet();
    List<Transition> vanished =
        census.lost().stream().filter(lost -> isFree(lost.before(), unburned)).toList();
    if (!vanished.isEmpty()) {
      ledger.commit(
          "objects.vanish",
          tx -> {
            List<Transition> lost = ended.of(tx, new Census(List.of(), vanished)).lost();
            tell(tx.transitions().makeWhereUnchanged(lost));
            return lost;
          });
    }
  }

  /** Failed objects may be a million: so many at a time, and each page once. */
  private void forEachPage(Consumer<List<ObjectRow>> work) {
    ledger.read(
        tx -> {
          tx.waiting().forEachPage(ObjectRow.State.FAILED, PAGE, work);
          return work;
        });
  }

  private void forEachPage(Set<Long> windows, Consumer<List<ObjectRow>> work) {
    ledger.read(
        tx -> {
          tx.waiting().forEachPage(ObjectRow.State.FAILED, windows, PAGE, work);
          return work;
        });
  }

  private List<Census> censuses(List<ObjectRow> failed, Set<String> unburned) {
    return failed.stream()
        .filter(object -> isFree(object, unburned))
        .collect(Collectors.groupingBy(ObjectRow::bucket))
        .values()
        .stream()
        .map(objects -> Census.of(objects, names.of(objects)))
        .toList();
  }

  private static boolean isFree(ObjectRow object, Set<String> unburned) {
    return object.jobId() == null || !unburned.contains(object.jobId());
  }

  /**
   * An insert that was refused may still be on its way: it must not load what a new job loads.
   *
   * @return ids that could not be used up, each with a sentence that says why
   */
  private Map<String, String> burn(List<JobRow> rows, Instant now) {
    Map<String, String> unburned = new HashMap<>();
    for (JobRow row : rows) {
      String id = row.id();
      try {
        refused.burn(row, now);
      } catch (CloudFailure failure) {
        unburned.put(id, unburned(id, failure.getMessage()));
      } catch (StaleRow faster) {
        unburned.put(id, unburned(id, faster.getMessage()));
      }
    }
    return unburned;
  }

  private static String unburned(String id, String reason) {
    return "the files of job "
        + id
        + " stay failed: it was refused, and may come to life as long as its id is not used up: "
        + reason;
  }

  private List<JobRow> refusedOf(List<Transition> lost) {
    Set<String> jobs =
        lost.stream()
            .map(transition -> transition.before().jobId())
            .flatMap(id -> Optional.ofNullable(id).stream())
            .collect(Collectors.toSet());
    return jobs.isEmpty()
        ? List.of()
        : ledger.read(tx -> tx.jobs().briefly(JobRow.State.REFUSED)).stream()
            .filter(row -> jobs.contains(row.id()))
            .toList();
  }

  private boolean hasFailedObjects(JobRow row) {
    return !ledger
        .read(tx -> tx.contents(row.windowId()).ofJob(row.id(), ObjectRow.State.FAILED, "", 1))
        .isEmpty();
  }
}
