package dev.bqt.runtime.cli;

import dev.bqt.runtime.cloud.Outages;
import dev.bqt.runtime.ledger.JobRow;
import dev.bqt.runtime.ledger.Ledger;
import dev.bqt.runtime.ledger.Transaction;
import dev.bqt.runtime.ledger.WindowRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether anything is left to do, and until when it is worth waiting for. */
final class IdleWatch {
  /** A window that ends later than this is not waited for. */
  static final Duration PATIENCE = Duration.ofMinutes(10);

  private static final int TRIES = 10;

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
    return ledger.read(IdleWatch::active);
  }

  private static List<WindowRow> active(Transaction tx) {
    return tx.windows()
        .in(
            WindowRow.State.OPEN,
            WindowRow.State.CLOSED,
            WindowRow.State.LOADING,
            WindowRow.State.ACTING);
  }

  /** The same, and those that wait for a person while a job of theirs runs. */
  List<WindowRow> unfinished() {
    return ledger.read(
        tx -> {
          List<WindowRow> windows = new ArrayList<>(active(tx));
          tx.windows().in(WindowRow.State.AMBIGUOUS).stream()
              .filter(window -> tx.jobs().hasUnfinished(window.id()))
              .forEach(windows::add);
          return windows;
        });
  }

  /**
   * Whether to stop waiting: for more than ten minutes nothing can be done, as far as can be told.
   *
   * @param active windows that something is still to be done for
   */
  boolean isIdle(List<WindowRow> active, Instant now) {
    if (active.isEmpty() || outages.lastFor(PATIENCE, now)) {
      return true;
    }
    Set<Long> stuck = stuck(now);
    active.stream()
        .filter(window -> isFarAway(window, now) || window.retry().tries() >= TRIES)
        .forEach(window -> stuck.add(window.id()));
    boolean noPlace = allPlacesAreTakenBy(stuck);
    // Those that are cheap to be told of come first: one that goes on is enough.
    return active.stream().allMatch(window -> isOpen(window) || noPlace || isIn(stuck, window))
        && active.stream()
            .filter(IdleWatch::isOpen)
            .allMatch(window -> isIn(stuck, window) || isBehind(stuck, window, now));
  }

  private static boolean isOpen(WindowRow window) {
    return window.state() == WindowRow.State.OPEN;
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
          return windows;
        });
  }

  /** Whether the window ends too late to be waited for. */
  static boolean isFarAway(WindowRow window, Instant now) {
    return window.state() == WindowRow.State.OPEN && window.key().end().isAfter(now.plus(PATIENCE));
  }
}
