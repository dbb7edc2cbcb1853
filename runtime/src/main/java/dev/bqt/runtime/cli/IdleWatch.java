package dev.bqt.runtime.cli;

import dev.bqt.runtime.ledger.Ledger;
import dev.bqt.runtime.ledger.WindowRow;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether anything is left to do, and until when it is worth waiting for. */
final class IdleWatch {
  /** A window that ends later than this is not waited for. */
  static final Duration PATIENCE = Duration.ofMinutes(10);

  private static final int TRIES = 10;

  private final Ledger ledger;

  IdleWatch(Ledger ledger) {
    this.ledger = ledger;
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
   * Whether to stop waiting.
   *
   * @param active windows that are not at their end
   */
  boolean isIdle(List<WindowRow> active, Instant now) {
    if (active.isEmpty()) {
      return true;
    }
    Set<Long> stuck = stuck(now);
    return active.stream()
        .allMatch(
            window ->
                isFarAway(window, now)
                    || window.retry().tries() >= TRIES
                    || stuck.contains(window.id()));
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
