package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.WINDOW_TOO_LONG;

import dev.bqt.compiler.ast.BatchTail;
import dev.bqt.compiler.ast.Clause;
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

  /** What BqTail waits at most behind a window, if STAGGER is not longer. */
  private static final long DELAY = 8;

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.aboutObjects()) {
      if (rule.batch() != null && !rule.header().disabled()) {
        inspect(rule.batch(), rule.header().async(), found);
      }
    }
  }

  private static void inspect(Clause.BatchClause batch, boolean async, Diagnostics found) {
    long window = batch.window() == null ? WindowLength.UNSTATED : batch.window().seconds();
    BatchTail.Stagger stagger = batch.first(BatchTail.Stagger.class);
    WindowSpan most = stagger == null ? null : stagger.most();
    long delay = most == null ? DELAY : Math.max(DELAY, most.seconds());
    if (!async && window + delay > LIFE) {
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
              .hint("Write ASYNC before WHEN. For bqt run the window is fine as it is."));
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
}
