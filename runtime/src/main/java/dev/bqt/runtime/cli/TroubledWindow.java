package dev.bqt.runtime.cli;

import dev.bqt.runtime.ledger.JobRow;
import dev.bqt.runtime.ledger.StepRow;
import dev.bqt.runtime.ledger.StepRow.Chain;
import dev.bqt.runtime.ledger.Transaction;
import dev.bqt.runtime.ledger.WindowRow;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Stream;

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

  /** Those of these windows that have not ended well and that the waiting files do not tell of. */
  static List<TroubledWindow> among(
      Transaction tx, List<WindowRow> windows, WaitingObjects waiting) {
    return windows.stream()
        .filter(window -> window.state().isFinal() && window.state() != WindowRow.State.DONE)
        .filter(window -> !waiting.tellOf(window.id()) || hasFailedStep(tx, window))
        .map(
            window ->
                new TroubledWindow(
                    window, WindowNames.of(tx, window), failures(tx, window, waiting)))
        .toList();
  }

  /** Windows of which a step has failed: they wait until somebody lets it be tried again. */
  static List<WindowRow> withFailedSteps(Transaction tx) {
    return tx.windows().in(WindowRow.State.FAILED).stream()
        .filter(window -> hasFailedStep(tx, window))
        .toList();
  }

  private static boolean hasFailedStep(Transaction tx, WindowRow window) {
    return Stream.of(Chain.values())
        .flatMap(chain -> tx.steps().of(window.id(), chain).stream())
        .anyMatch(step -> step.state() == StepRow.State.FAILED);
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
