package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.OPTION_IGNORED;
import static dev.bqt.compiler.diagnostic.DiagnosticId.RELOAD_NOT_OFF;

import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.Literal;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.check.meaning.RawLeaf;
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
      Literal.Whole most = most(rule);
      if (most != null && most.value() == 0) {
        found.add(
            Diagnostic.of(
                    RELOAD_NOT_OFF,
                    most.span(),
                    "With 0 BqTail loads the good files of a window once more all the same.")
                .hint("Write RELOAD AT MOST 1 TIMES: it says what happens."));
      }
    }
  }

  /** As the clause says it, or RAW, which is written behind it; null if neither does. */
  private static Literal.Whole most(Rule rule) {
    Clause.ReloadClause reload = rule.first(Clause.ReloadClause.class);
    Literal.Whole most = reload == null ? null : reload.times();
    for (RawLeaf leaf : RawLeaf.of(rule.first(Clause.RawClause.class))) {
      if (leaf.key().equals("maxreload")) {
        most = leaf.value() instanceof Literal.Whole number ? number : null;
      }
    }
    return most;
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
