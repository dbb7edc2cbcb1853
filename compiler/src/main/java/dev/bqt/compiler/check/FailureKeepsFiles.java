package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.DELETES_UNLOADED;

import dev.bqt.compiler.ast.Action;
import dev.bqt.compiler.ast.Outcome;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.ast.Verb;
import dev.bqt.compiler.check.tree.ActionTexts;
import dev.bqt.compiler.check.tree.Actions;
import dev.bqt.compiler.check.tree.PlacedAction;
import dev.bqt.compiler.check.tree.Written;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import java.util.List;
import java.util.stream.Stream;

/**
 * ON FAILURE of a rule deletes none of the objects that could not be loaded, unless an action
 * before it has moved them, loaded them elsewhere, or kept the rows of the temporary table.
 */
final class FailureKeepsFiles implements Check {

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.aboutObjects()) {
      List<Action> list = rule.actions(Outcome.FAILURE);
      List<PlacedAction> all = list.isEmpty() ? List.of() : Actions.of(rule);
      for (PlacedAction placed : all) {
        if (placed.action().verb() instanceof Verb.Delete delete
            && Taken.loaded(delete)
            && isOfTheRule(placed)
            && !isKeptBefore(placed, list)) {
          found.add(deleted(delete));
        }
      }
    }
  }

  /** Whether the list at the root is that of a failed rule. */
  private static boolean isOfTheRule(PlacedAction placed) {
    return placed.parent() == null
        ? placed.outcome() == Outcome.FAILURE
        : isOfTheRule(placed.parent());
  }

  private static boolean isKeptBefore(PlacedAction placed, List<Action> root) {
    PlacedAction parent = placed.parent();
    List<Action> list = parent == null ? root : parent.action().nested(placed.outcome());
    Stream<Action> before = list.stream().limit(placed.index());
    boolean above =
        parent != null
            && (keeps(parent.action()) && placed.outcome() == Outcome.SUCCESS
                || isKeptBefore(parent, root));
    return above || before.anyMatch(FailureKeepsFiles::keeps);
  }

  private static boolean keeps(Action action) {
    if (action.verb() instanceof Verb.Move) {
      return Taken.loaded(action.verb()) && action.ifExists() == null;
    } else if (action.verb() instanceof Verb.Named named) {
      return List.of("load", "reload").contains(named.action().text());
    } else if (action.verb() instanceof Verb.Copy copy) {
      return copy.source() != null && isTemporary(copy.source().text());
    } else if (action.verb() instanceof Verb.Export export) {
      return export.source() != null && isTemporary(export.source().text());
    }
    boolean queries = action.verb() instanceof Verb.Query || action.verb() instanceof Verb.Insert;
    return queries
        && ActionTexts.of(new PlacedAction(action, null, null, 0)).stream()
            .map(Written::value)
            .anyMatch(FailureKeepsFiles::isTemporary);
  }

  private static boolean isTemporary(String text) {
    return text.contains("TempTable") || text.contains("JobSource");
  }

  private static Diagnostic deleted(Verb.Delete delete) {
    Text url = delete.urls().isEmpty() ? null : delete.urls().get(0);
    return Diagnostic.of(
            DELETES_UNLOADED,
            url == null ? delete.head() : url.span(),
            "What could not be loaded is deleted here: its rows are lost.")
        .hint("Write MOVE TO \"gs://bucket/not-loaded\", or leave it where it is.");
  }
}
