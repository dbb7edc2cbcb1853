package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.INCOMPLETE_ACTION;

import dev.bqt.compiler.ast.ActionTail;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.Verb;
import dev.bqt.compiler.check.tree.Actions;
import dev.bqt.compiler.check.tree.PlacedAction;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.source.Span;

/**
 * The actions of a GROUP say all that they need: BqTail prepares only those of ON SUCCESS and ON
 * FAILURE, where it fills in the objects that were loaded and reads the files that are named.
 */
final class GroupActions implements Check {

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.aboutObjects()) {
      for (PlacedAction placed : Actions.of(rule)) {
        if (placed.inGroup()) {
          inspect(placed, found);
        }
      }
    }
  }

  private static void inspect(PlacedAction placed, Diagnostics found) {
    Verb verb = placed.action().verb();
    boolean bare =
        verb instanceof Verb.Delete delete && delete.urls().isEmpty()
            || verb instanceof Verb.Move move && move.urls().isEmpty();
    ActionTail.Body body = placed.action().first(ActionTail.Body.class);
    if (bare) {
      found.add(
          incomplete(
                  verb.head(),
                  "When a GROUP is done BqTail does not fill in what was loaded: this "
                      + verb.name()
                      + " would fail.")
              .hint("Put it behind ON SUCCESS: it is done after each window."));
    } else if (verb instanceof Verb.Query query && query.sql().file()) {
      found.add(unread(query.sql().text().span(), "QUERY \"SELECT …\""));
    } else if (body != null && body.body().file()) {
      found.add(unread(body.body().text().span(), "BODY \"…\""));
    }
  }

  private static Diagnostic unread(Span place, String proposal) {
    return incomplete(place, "When a GROUP is done BqTail does not read this file.")
        .hint("Write the text itself: " + proposal + ".");
  }

  private static Diagnostic incomplete(Span place, String message) {
    return Diagnostic.of(INCOMPLETE_ACTION, place, message);
  }
}
