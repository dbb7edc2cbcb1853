package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.DROPS_LOADED_TABLE;

import dev.bqt.compiler.ast.Action;
import dev.bqt.compiler.ast.Outcome;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.TableName;
import dev.bqt.compiler.ast.TransientClause;
import dev.bqt.compiler.ast.Verb;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import java.util.List;

/** ON SUCCESS drops the table that was loaded only after some action could have read it. */
final class LoadedTableStays implements Check {

  private static final List<String> DEST = List.of("$DestTable", "${DestTable}");

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.aboutObjects()) {
      boolean split = rule.first(TransientClause.Split.class) != null;
      TableName table = rule.load() == null ? null : rule.load().table();
      if (table != null && !split) {
        inspect(rule.actions(Outcome.SUCCESS), table, found);
      }
    }
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
