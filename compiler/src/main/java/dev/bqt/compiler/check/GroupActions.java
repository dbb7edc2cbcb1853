package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.INCOMPLETE_ACTION;

import dev.bqt.compiler.ast.ActionTail;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.Verb;
import dev.bqt.compiler.check.tree.ActionTexts;
import dev.bqt.compiler.check.tree.Actions;
import dev.bqt.compiler.check.tree.PlacedAction;
import dev.bqt.compiler.check.tree.Tables;
import dev.bqt.compiler.check.tree.Written;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.expansion.Expansions;
import dev.bqt.compiler.expansion.Expansions.Expansion;
import dev.bqt.compiler.expansion.Variables;
import dev.bqt.compiler.source.Span;
import java.util.List;

/**
 * The actions of a GROUP say all that they need: BqTail prepares only those of ON SUCCESS and ON
 * FAILURE, where it fills in the objects that were loaded and reads the files that are named. What
 * belongs to one window is not that of all of them.
 */
final class GroupActions implements Check {

  /** What belongs to one window of a group. */
  private static final List<String> OF_A_WINDOW =
      List.of("LoadURIs", "URLs", "TempTable", "JobSource");

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.aboutObjects()) {
      for (PlacedAction placed : Actions.of(rule)) {
        if (placed.inGroup()) {
          inspect(placed, found);
          ActionTexts.of(placed).forEach(text -> inspect(text, found));
          Tables.of(placed).forEach(table -> inspect(table, found));
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

  /** Each window has its own: what is replaced is that of the one which is done last. */
  private static void inspect(Written written, Diagnostics found) {
    for (Expansion each : Expansions.of(written.value())) {
      if (OF_A_WINDOW.contains(Variables.root(each.inside()))) {
        found.add(
            incomplete(
                    written.places().of(each.start(), each.end()),
                    "When a GROUP is done $"
                        + Variables.root(each.inside())
                        + " is that of its last window alone: those of the others are not in it.")
                .hint("Put the action behind ON SUCCESS: it is done after each window."));
        return;
      }
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
