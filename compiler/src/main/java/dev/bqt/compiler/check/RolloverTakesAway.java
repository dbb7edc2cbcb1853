package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.LOADED_AGAIN;

import dev.bqt.compiler.ast.Action;
import dev.bqt.compiler.ast.BatchTail;
import dev.bqt.compiler.ast.Outcome;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.target.Target;
import java.util.List;

/**
 * A rule with ROLLOVER takes away what it has loaded. BqTail lets a window begin one window earlier
 * if there is no file of that earlier window; but that file is deleted when the earlier window has
 * been loaded, and then its objects are collected once more.
 */
final class RolloverTakesAway implements Check {

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.aboutObjects()) {
      BatchTail.Rollover rollover =
          rule.batch() == null ? null : rule.batch().first(BatchTail.Rollover.class);
      if (rollover != null
          && rule.whole()
          && !rule.header().disabled()
          && !takesAway(rule.actions(Outcome.SUCCESS))) {
        found.add(
            Diagnostic.of(
                    LOADED_AGAIN,
                    rollover.head(),
                    "A window with ROLLOVER may reach back over one that has been loaded; what is"
                        + " still in the folder BqTail would load again.")
                .hint("Add ON SUCCESS DELETE or ON SUCCESS MOVE TO, or leave ROLLOVER out."));
      }
    }
  }

  private static boolean takesAway(List<Action> actions) {
    return actions.stream()
        .anyMatch(
            action ->
                action.ifExists() == null && Taken.loaded(action.verb())
                    || takesAway(action.nested(Outcome.SUCCESS)));
  }

  /** In 2019 windows began when their first file came. */
  @Override
  public boolean holdsFor(Target target) {
    return target == null || !target.is2019();
  }
}
