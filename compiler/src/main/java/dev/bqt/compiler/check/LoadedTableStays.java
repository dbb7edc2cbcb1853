package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.DROPS_LOADED_TABLE;

import dev.bqt.compiler.ast.Action;
import dev.bqt.compiler.ast.Outcome;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.TableName;
import dev.bqt.compiler.ast.TransientClause;
import dev.bqt.compiler.ast.Verb;
import dev.bqt.compiler.check.tree.ActionTexts;
import dev.bqt.compiler.check.tree.PlacedAction;
import dev.bqt.compiler.check.tree.Tables;
import dev.bqt.compiler.check.tree.Written;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * ON SUCCESS drops the table that was loaded only after some action could have read it, and no
 * action drops the temporary table before the last that reads it.
 */
final class LoadedTableStays implements Check {

  private static final List<String> TEMPORARY =
      List.of("$TempTable", "${TempTable}", "$JobSource", "${JobSource}");
  private static final List<String> DEST = List.of("$DestTable", "${DestTable}");

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.aboutObjects()) {
      boolean split = rule.first(TransientClause.Split.class) != null;
      TableName table = rule.load() == null ? null : rule.load().table();
      if (table != null && !split) {
        inspect(rule.actions(Outcome.SUCCESS), table, found);
      }
      for (Outcome outcome : Outcome.values()) {
        inspectTemporary(rule.actions(outcome), found);
      }
    }
  }

  /** What stands behind DROP of the temporary table, in the same list or below it, is run later. */
  private static void inspectTemporary(List<Action> actions, Diagnostics found) {
    Span dropped = null;
    for (Action action : actions) {
      if (dropped != null) {
        Span reading = reading(action);
        if (reading != null) {
          found.add(
              Diagnostic.of(
                      DROPS_LOADED_TABLE, reading, "The temporary table has been dropped before.")
                  .and(dropped, "here")
                  .hint("Leave DROP out: BqTail drops the temporary table when all is done."));
          return;
        }
      }
      for (Action.Nested nested : action.nested()) {
        inspectTemporary(nested.actions(), found);
      }
      boolean drops =
          action.verb() instanceof Verb.Drop drop
              && drop.table() != null
              && TEMPORARY.contains(drop.table().text().strip())
              && action.ifExists() == null;
      dropped = drops ? action.verb().head() : dropped;
    }
  }

  /** Where an action, or one below it, names the temporary table; null if none does. */
  private static Span reading(Action action) {
    PlacedAction alone = new PlacedAction(action, null, null, 0);
    List<Written> all = new ArrayList<>(ActionTexts.of(alone));
    all.addAll(Tables.of(alone));
    boolean again = action.verb() instanceof Verb.Drop;
    for (Written written : again ? List.<Written>of() : all) {
      if (TEMPORARY.stream().anyMatch(written.value()::contains)) {
        return written.span();
      }
    }
    return action.nested().stream()
        .flatMap(nested -> nested.actions().stream())
        .map(LoadedTableStays::reading)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static void inspect(List<Action> actions, TableName table, Diagnostics found) {
    for (Action action : actions) {
      if (action.verb() instanceof Verb.Drop drop
          && drop.table() != null
          && action.ifExists() == null
          && isLoaded(drop.table(), table)) {
        found.add(
            Diagnostic.of(
                    DROPS_LOADED_TABLE,
                    drop.table().span(),
                    "This is the table that was loaded; nothing has read it before it is dropped.")
                .and(table.span(), "loaded here")
                .hint("Leave DROP out; a table of its own for a load is VIA DATASET temp."));
      }
      if (!readsNothing(action.verb())) {
        return;
      }
    }
  }

  private static boolean readsNothing(Verb verb) {
    return verb instanceof Verb.Delete
        || verb instanceof Verb.Move
        || verb instanceof Verb.Notify
        || verb instanceof Verb.Drop;
  }

  private static boolean isLoaded(TableName dropped, TableName loaded) {
    return DEST.contains(dropped.text().strip())
        || LoadedTable.plain(dropped.text()).equals(LoadedTable.plain(loaded.text()));
  }
}
