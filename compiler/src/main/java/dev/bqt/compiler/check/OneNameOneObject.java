package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.ONE_NAME_FOR_MANY;
import static dev.bqt.compiler.diagnostic.DiagnosticId.OVERWRITTEN_BY_NEXT;

import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.Verb;
import dev.bqt.compiler.check.tree.Actions;
import dev.bqt.compiler.check.tree.PlacedAction;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;

/**
 * MOVE TO EXACTLY gives a name to one object. BqTail fills in variables once for all objects of a
 * window, and moves each to the same name, over the one before.
 */
final class OneNameOneObject implements Check {

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.all()) {
      for (PlacedAction placed : Actions.of(rule)) {
        if (placed.action().verb() instanceof Verb.Move move
            && move.exactly()
            && move.target() != null) {
          inspect(move, rule, found);
        }
      }
    }
  }

  private static void inspect(Verb.Move move, Rule rule, Diagnostics found) {
    if (Taken.by(move).size() > 1) {
      found.add(many(move, "Each of these objects is moved to this one name, over the others."));
    } else if (Taken.loaded(move) && rule.isAboutObjects() && !SingleObject.isAll(rule)) {
      if (rule.batch() != null) {
        found.add(
            many(
                    move,
                    "All objects of a window are moved to this one name, each over the one before:"
                        + " all but the last are lost.")
                .and(rule.batch().head(), "a window may have several"));
      } else if (rule.whole() && move.target().value().indexOf('$') < 0) {
        found.add(
            Diagnostic.of(
                    OVERWRITTEN_BY_NEXT,
                    move.target().span(),
                    "Each object that this rule loads is moved to this name, over the one before.")
                .hint(
                    "Write MOVE TO \"gs://bucket/folder\", which keeps the path; it is fine as it"
                        + " is if the last one is enough."));
      }
    }
  }

  private static Diagnostic many(Verb.Move move, String message) {
    return Diagnostic.of(ONE_NAME_FOR_MANY, move.target().span(), message)
        .hint("Leave EXACTLY out: objects then keep their paths below the target.");
  }
}
