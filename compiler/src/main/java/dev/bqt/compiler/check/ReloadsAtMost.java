package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.OPTION_IGNORED;
import static dev.bqt.compiler.diagnostic.DiagnosticId.RELOAD_NOT_OFF;

import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.target.Target;

/**
 * RELOAD AT MOST 0 TIMES would not keep BqTail from it: it stops when the number of the failed step
 * less one is greater, steps count 1, 3, 5 …, and so it reloads once. STALLED AFTER 0s is as none.
 */
final class ReloadsAtMost implements Check {

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.aboutObjects()) {
      inspectStalled(rule.first(Clause.StalledClause.class), found);
      Clause.ReloadClause reload = rule.first(Clause.ReloadClause.class);
      if (reload != null && reload.times() != null && reload.times().value() == 0) {
        found.add(
            Diagnostic.of(
                    RELOAD_NOT_OFF,
                    reload.times().span(),
                    "With 0 BqTail loads the good files of a window once more all the same.")
                .hint("Write RELOAD AT MOST 1 TIMES: it says what happens."));
      }
    }
  }

  /** For BqTail 0 is as nothing. */
  private static void inspectStalled(Clause.StalledClause stalled, Diagnostics found) {
    if (stalled != null && stalled.span() != null && stalled.span().seconds() == 0) {
      found.add(
          Diagnostic.of(
                  OPTION_IGNORED,
                  stalled.span().span(),
                  "With 0 BqTail takes the 90 minutes that it takes without STALLED.")
              .hint("Leave STALLED out, or write how long a load may take."));
    }
  }

  @Override
  public boolean holdsFor(Target target) {
    return target == null || !target.is2019();
  }
}
