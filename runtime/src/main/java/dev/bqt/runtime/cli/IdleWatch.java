package dev.bqt.runtime.cli;

import dev.bqt.runtime.cloud.Outages;
import dev.bqt.runtime.ledger.JobRow;
import dev.bqt.runtime.ledger.Ledger;
import dev.bqt.runtime.ledger.WindowRow;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Whether anything is left to do, and until when it is worth waiting for. */
final class IdleWatch {
  /** A window that ends later than this is not waited for. */
  static final Duration PATIENCE = Duration.ofMinutes(10);

  private static final int TRIES = 10;
  private static final int PAGE = 1_000;
  private static final Instant END_OF_TIME = Instant.ofEpochMilli(Long.MAX_VALUE);

  /** States of windows that are on their way, or may be. */
  private static final List<WindowRow.State> BEGUN =
      List.of(
          WindowRow.State.CLOSED,
          WindowRow.State.LOADING,
          WindowRow.State.ACTING,
          WindowRow.State.AMBIGUOUS);

  private final Ledger ledger;
  private final int loadsAtOnce;
  private final Outages outages;

  /** Watches a ledger where any number of loads may run, and every service answers. */
  IdleWatch(Ledger ledger) {
    this(ledger, 0, new Outages());
  }

  /**
   * @param loadsAtOnce how many load jobs may run; 0 is any number
   * @param outages services that do not answer
   */
  IdleWatch(Ledger ledger, int loadsAtOnce, Outages outages) {
    this.ledger = ledger;
    this.loadsAtOnce = loadsAtOnce;
    this.outages = outages;
  }

  /** Windows that are not at their end. */
  List<WindowRow> active() {
    return ledger.read(
        tx ->
            tx.windows()
                .in(
                    WindowRow.State.OPEN,
                    WindowRow.State.CLOSED,
                    WindowRow.State.LOADING,
                    WindowRow.State.ACTING));
  }

  /**
   * Whether to stop waiting: for more than ten minutes nothing can be done, as far as can be told.
   */
  boolean isIdle(Instant now) {
    if (outages.lastFor(PATIENCE, now)) {
      return true;
    }
    Set<Long> stuck = stuck(now);
    boolean noPlace = allPlacesAreTakenBy(stuck);
    // Those that are cheap to be told of come first: one that goes on is enough.
    return (noPlace || BEGUN.stream().allMatch(state -> areIn(stuck, state)))
        && all(WindowRow.State.OPEN, now.plus(PATIENCE), window -> isInVain(stuck, window, now));
  }

  /** One that waits for a person counts while a job of it runs. */
  private boolean areIn(Set<Long> stuck, WindowRow.State state) {
    return all(state, END_OF_TIME, window -> isIn(stuck, window) || hasNothingToDo(window));
  }

  private boolean hasNothingToDo(WindowRow window) {
    return window.state() == WindowRow.State.AMBIGUOUS
        && !ledger.read(tx -> tx.jobs().hasUnfinished(window.id()));
  }

  /** Reads no further than to the first one that fails the test. */
  private boolean all(WindowRow.State state, Instant until, Predicate<WindowRow> test) {
    WindowRow last = null;
    do {
      WindowRow after = last;
      List<WindowRow> page = ledger.read(tx -> tx.due().in(state, until, after, PAGE));
      if (!page.stream().allMatch(test)) {
        return false;
      }
      last = page.size() < PAGE ? null : page.get(PAGE - 1);
    } while (last != null);
    return true;
  }

  private boolean isInVain(Set<Long> stuck, WindowRow open, Instant now) {
    return open.retry().tries() >= TRIES || isIn(stuck, open) || isBehind(stuck, open, now);
  }

  private static boolean isIn(Set<Long> stuck, WindowRow window) {
    return stuck.contains(window.id());
  }

  /** Whether it waits for a name that one of those holds. */
  private boolean isBehind(Set<Long> stuck, WindowRow window, Instant now) {
    return BlockedWindows.name(ledger, window, now)
        .filter(name -> stuck.contains(name.holder()))
        .isPresent();
  }

  /** Whether no further job may be asked for before one of theirs has ended. */
  private boolean allPlacesAreTakenBy(Set<Long> stuck) {
    return loadsAtOnce > 0
        && ledger.read(
            tx ->
                tx.jobs().count(JobRow.State.SUBMITTED) >= loadsAtOnce
                    && stuck.containsAll(tx.jobs().windowsIn(JobRow.State.SUBMITTED)));
  }

  /** What the job needs was not to be had for minutes, or will not be. */
  private Set<Long> stuck(Instant now) {
    return ledger.read(
        tx -> {
          Set<Long> windows = new HashSet<>(tx.jobs().windowsTried(TRIES));
          windows.addAll(tx.quotas().windowsWaiting(now.plus(PATIENCE)));
          windows.addAll(tx.unfinished().begunAndTried(TRIES));
          return windows;
        });
  }

  /** Whether the window ends too late to be waited for. */
  static boolean isFarAway(WindowRow window, Instant now) {
    return window.state() == WindowRow.State.OPEN && window.key().end().isAfter(now.plus(PATIENCE));
  }
}
