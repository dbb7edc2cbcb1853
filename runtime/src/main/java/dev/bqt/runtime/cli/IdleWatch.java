package dev.bqt.runtime.cli;

import dev.bqt.runtime.ledger.Ledger;
import dev.bqt.runtime.ledger.WindowRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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
   * @param unsettled when a file that is being written would count; empty when there is none
   */
  boolean isIdle(List<WindowRow> active, Optional<Instant> unsettled, Instant now) {
    return unsettled.isEmpty()
        && active.stream().allMatch(window -> isFarAway(window, now) || isStuck(window));
  }

  /** Whether what the window needs was not to be had for minutes. */
  static boolean isStuck(WindowRow window) {
    return window.retry().tries() >= TRIES;
  }

  /** Whether the window ends too late to be waited for. */
  static boolean isFarAway(WindowRow window, Instant now) {
    return window.state() == WindowRow.State.OPEN && window.key().end().isAfter(now.plus(PATIENCE));
  }
}
