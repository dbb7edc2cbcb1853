package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.MOVE_WITHOUT_TARGET;

import dev.bqt.compiler.ast.Action;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.Verb;
import dev.bqt.compiler.check.tree.Actions;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;

/** MOVE says where to. */
final class MoveHasTarget implements Check {

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.all()) {
      Actions.of(rule).forEach(placed -> inspect(placed.action(), found));
    }
  }

  private static void inspect(Action action, Diagnostics found) {
    if (action.verb() instanceof Verb.Move move && move.target() == null) {
      found.add(
          Diagnostic.of(MOVE_WITHOUT_TARGET, action.span(), "MOVE is not followed by TO.")
              .hint("Write MOVE TO " + proposal(move) + "."));
    }
  }

  private static String proposal(Verb.Move move) {
    return move.urls().size() == 1 ? move.urls().get(0).span().text() : "\"gs://bucket/folder\"";
  }
}
