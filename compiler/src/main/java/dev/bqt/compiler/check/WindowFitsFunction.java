package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.WINDOW_TOO_LONG;

import dev.bqt.compiler.ast.BatchTail;
import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.Outcome;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.WindowSpan;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.source.Span;

/**
 * What a function of BqTail sleeps through is shorter than its life. The function of a rule that is
 * not ASYNC waits for the end of the window itself, and each for the delay of STAGGER.
 */
final class WindowFitsFunction implements Check {

  /** The longest life of a function that an event starts, in seconds. */
  private static final long LIFE = 540;

  /** The shortest window that there can be. */
  private static final long SHORTEST = 10;

  /** What BqTail waits at most behind a window, if STAGGER is not longer. */
  private static final long DELAY = 8;

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.aboutObjects()) {
      if (rule.batch() != null && !rule.header().disabled()) {
        inspect(rule, found);
      }
    }
  }

  private static void inspect(Rule rule, Diagnostics found) {
    Clause.BatchClause batch = rule.batch();
    long window = batch.window() == null ? WindowLength.UNSTATED : batch.window().seconds();
    BatchTail.Stagger stagger = batch.first(BatchTail.Stagger.class);
    WindowSpan most = stagger == null ? null : stagger.most();
    long delay = most == null ? DELAY : Math.max(DELAY, most.seconds());
    if (!rule.header().async() && window + delay > LIFE) {
      Span place = batch.window() == null ? batch.head() : batch.window().span();
      found.add(
          Diagnostic.of(
                  WINDOW_TOO_LONG,
                  place,
                  "Without ASYNC BqTail's function sleeps until the window ends: up to "
                      + (window + delay)
                      + " s with the delay behind it. It lives "
                      + LIFE
                      + " s, and then nobody loads the window.")
              .hint(hint(rule, delay)));
    } else if (most != null && most.seconds() > Math.min(window, LIFE)) {
      boolean dies = most.seconds() > LIFE;
      found.add(
          Diagnostic.of(
                  WINDOW_TOO_LONG,
                  most.span(),
                  dies
                      ? "BqTail's function sleeps through this delay, and lives " + LIFE + " s."
                      : "A delay that is longer than the window of "
                          + window
                          + " s lets later windows be loaded before earlier ones.")
              .hint("Write a delay that is shorter than the window."));
    }
  }

  /** With ASYNC BqTail does not run ON FAILURE of a load: {@link FailureRuns}. */
  private static String hint(Rule rule, long delay) {
    if (rule.actions(Outcome.FAILURE).isEmpty()) {
      return "Write ASYNC before WHEN. For bqt run the window is fine as it is.";
    } else if (LIFE - delay < SHORTEST) {
      return "Write a shorter STAGGER, and a window that fits. For bqt run all is fine as it is.";
    }
    return "BqTail runs ON FAILURE only without ASYNC: write a window of "
        + (LIFE - delay)
        + "s at most; or ASYNC, and watch its ErrorURL. For bqt run all is fine as it is.";
  }

  /** Whether the window of a rule is longer than the function of one that is not ASYNC lives. */
  static boolean needsAsync(Rule rule) {
    long window =
        rule.batch() == null || rule.batch().window() == null ? 0 : rule.batch().window().seconds();
    return window + DELAY > LIFE;
  }
}
