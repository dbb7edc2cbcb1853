package dev.bqt.runtime.load;

import dev.bqt.runtime.cloud.CloudFailure;
import dev.bqt.runtime.cloud.ObjectStore;
import dev.bqt.runtime.cloud.Warehouse;
import dev.bqt.runtime.ledger.Guarded;
import dev.bqt.runtime.ledger.JobRow;
import dev.bqt.runtime.ledger.Ledger;
import dev.bqt.runtime.ledger.ObjectRow;
import dev.bqt.runtime.ledger.StaleRow;
import dev.bqt.runtime.ledger.StepRow;
import dev.bqt.runtime.ledger.StepRow.Chain;
import dev.bqt.runtime.ledger.Transaction;
import dev.bqt.runtime.ledger.Transition;
import dev.bqt.runtime.ledger.WindowRow;
import dev.bqt.runtime.load.MovedFailures.Whereabouts;
import dev.bqt.runtime.window.Census;
import dev.bqt.runtime.window.LiveNames;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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
  private static final int WINDOWS = 1_000;

  private final Ledger ledger;
  private final RefusedJobs refused;
  private final LiveNames names;
  private final MovedFailures moved;

  /** Failed loads of this ledger. */
  public FailedLoads(Ledger ledger, Warehouse warehouse, ObjectStore store) {
    this.ledger = ledger;
    this.refused = new RefusedJobs(ledger, warehouse);
    this.names = new LiveNames(store);
    this.moved = new MovedFailures(store);
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
   * refused job be used up the files of that job are left.
   */
  public Again retry(Instant now) {
    List<JobRow> ofFailed =
        ledger.read(tx -> tx.jobs().briefly(JobRow.State.REFUSED)).stream()
            .filter(this::hasFailedObjects)
            .toList();
    Map<String, String> unburned = burn(ofFailed, now);
    retrySteps(now);
    Set<String> ids = unburned.keySet();
    Map<String, Integer> places = new TreeMap<>();
    AtomicInteger forgotten = new AtomicInteger();
    forEachPage(
        failed -> {
          failed.count(places);
          for (Census census : censuses(failed.elsewhere(), ids)) {
            forgotten.addAndGet(ledger.commit("objects.retry", tx -> forget(tx, census)));
          }
        });
    List<String> left = new ArrayList<>(unburned.values());
    left.addAll(Whereabouts.sentences(places));
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
   * there, too. May throw {@link CloudFailure}.
   */
  public void forgetVanished(Instant now) {
    forEachPage(
        failed -> {
          for (Census census : censuses(failed.elsewhere(), Set.of())) {
            vanish(census, now);
          }
        });
  }

  private void vanish(Census census, Instant now) {
    Set<String> unburned = burn(refusedOf(census.lost()), now).keySet();
    List<Transition> vanished =
        census.lost().stream().filter(lost -> isFree(lost.before(), unburned)).toList();
    if (!vanished.isEmpty()) {
      ledger.commit(
          "objects.vanish",
          tx -> {
            tell(tx.transitions().makeWhereUnchanged(vanished));
            return vanished;
          });
    }
  }

  /** Failed objects may be a million: so many at a time, and each page once. */
  private void forEachPage(Consumer<Whereabouts> work) {
    ledger.read(
        tx -> {
          tx.waiting()
              .forEachPage(ObjectRow.State.FAILED, PAGE, page -> work.accept(moved.of(page)));
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

  /** A window whose rows are loaded goes on from the step that failed. */
  private void retrySteps(Instant now) {
    WindowRow last = null;
    do {
      WindowRow after = last;
      List<WindowRow> page = ledger.read(tx -> tx.due().withFailedSteps(after, WINDOWS));
      page.forEach(window -> retrySteps(window, now));
      last = page.size() < WINDOWS ? null : page.get(WINDOWS - 1);
    } while (last != null);
  }

  private void retrySteps(WindowRow window, Instant now) {
    Chain chain = window.failed() ? Chain.FAILURE : Chain.SUCCESS;
    List<StepRow> failed =
        ledger.read(tx -> tx.steps().of(window.id(), chain)).stream()
            .filter(step -> step.state() == StepRow.State.FAILED)
            .toList();
    if (!failed.isEmpty()) {
      Guarded.run("Window " + window.id(), () -> retry(window, failed, now));
    }
  }

  private void retry(WindowRow window, List<StepRow> failed, Instant now) {
    ledger.commit(
        "step.retry",
        tx -> {
          failed.forEach(step -> tx.steps().change(step, step.to(StepRow.State.PLANNED, null)));
          return tx.windows().change(window, window.to(WindowRow.State.ACTING, null), now);
        });
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
