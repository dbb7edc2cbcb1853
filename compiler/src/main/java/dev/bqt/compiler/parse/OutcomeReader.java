package dev.bqt.compiler.parse;

import static dev.bqt.compiler.diagnostic.DiagnosticId.ACTIONS_IN_BRACKETS;

import dev.bqt.compiler.ast.Action;
import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.Outcome;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.parse.word.Tokens;
import dev.bqt.compiler.source.Span;
import dev.bqt.grammar.BqtParser;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads ON SUCCESS and ON FAILURE. A list in parentheses belongs to the action right before it, and
 * what stands behind its comma to the list of that action.
 */
final class OutcomeReader {

  private final Tokens tokens;
  private final ActionReader actions;
  private final Diagnostics found;

  OutcomeReader(Tokens tokens, ActionReader actions, Diagnostics found) {
    this.tokens = tokens;
    this.actions = actions;
    this.found = found;
  }

  void read(BqtParser.OutcomeClauseContext on, List<Clause> written) {
    Outcome outcome = ClauseReader.outcome(on.outcome);
    Span head = tokens.span(on.getStart(), on.outcome);
    if (on.actions() instanceof BqtParser.OwnActionsContext own) {
      written.add(new Clause.OutcomeClause(outcome, actions.list(own.action()), head));
    } else if (on.actions() instanceof BqtParser.NextActionsContext next) {
      List<Action> inside = actions.nested(next.nestedActions());
      List<Action> behind = actions.list(next.action());
      attach(new Action.Nested(outcome, inside, head), behind, written);
    }
  }

  private void attach(Action.Nested list, List<Action> behind, List<Clause> written) {
    Clause last = written.isEmpty() ? null : written.get(written.size() - 1);
    if (!(last instanceof Clause.OutcomeClause open) || open.actions().isEmpty()) {
      found.add(
          Diagnostic.of(
                  ACTIONS_IN_BRACKETS,
                  list.head(),
                  "A list in ( ) belongs to the action before it; there is none here.")
              .hint("A rule's own list of actions stands without ( )."));
      written.add(new Clause.OutcomeClause(list.outcome(), joined(list, behind), list.head()));
      return;
    }
    List<Action> all = new ArrayList<>(open.actions());
    int end = all.size() - 1;
    all.set(end, all.get(end).with(list));
    all.addAll(behind);
    written.set(written.size() - 1, new Clause.OutcomeClause(open.outcome(), all, open.head()));
  }

  private static List<Action> joined(Action.Nested list, List<Action> behind) {
    List<Action> all = new ArrayList<>(list.actions());
    all.addAll(behind);
    return all;
  }
}
