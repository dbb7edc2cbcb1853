package dev.bqt.runtime.cli;

import dev.bqt.runtime.ledger.JobRow;
import dev.bqt.runtime.ledger.Transaction;
import dev.bqt.runtime.ledger.WindowRow;
import java.io.PrintWriter;
import java.util.List;

/**
 * A window that has not ended well, for a reason that its files do not tell: they are loaded and a
 * step failed, or they were moved away.
 *
 * @param window as it ended
 * @param name for people
 * @param jobs why its jobs failed, a line each
 */
record TroubledWindow(WindowRow window, String name, List<String> jobs) {
  private static final int MOST_LINES = 3;

  /** These windows, which have not ended well, with what is known. */
  static List<TroubledWindow> of(Transaction tx, List<WindowRow> windows, WaitingObjects waiting) {
    return windows.stream()
        .map(
            window ->
                new TroubledWindow(
                    window, WindowNames.of(tx, window), failures(tx, window, waiting)))
        .toList();
  }

  private static List<String> failures(Transaction tx, WindowRow window, WaitingObjects waiting) {
    return waiting.tellOf(window.id())
        ? List.of()
        : tx.jobs().briefly(window.id()).stream()
            .filter(job -> job.state() == JobRow.State.FAILED)
            .flatMap(job -> FailureText.of(job.reason()).lines().stream())
            .distinct()
            .limit(MOST_LINES)
            .toList();
  }

  void print(PrintWriter out) {
    out.println(name + " ended " + window.state() + ": " + window.reason());
    jobs.forEach(line -> out.println("  " + line));
  }
}
