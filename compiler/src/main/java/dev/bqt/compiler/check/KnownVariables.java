package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.UNKNOWN_VARIABLE;

import dev.bqt.compiler.ast.Action;
import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.Condition;
import dev.bqt.compiler.ast.Name;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.Verb;
import dev.bqt.compiler.ast.When;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.diagnostic.Suggestion;
import dev.bqt.compiler.expansion.Variables;
import java.util.ArrayList;
import java.util.List;

/** <code>${name}</code> is the name of something that is known where it stands. */
final class KnownVariables implements Check {

  private static final List<String> IN_ACTIONS = inActions();

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.all()) {
      if (rule.source() instanceof When when) {
        for (Condition condition : when.conditions()) {
          inspect(condition.text().variables(), List.of(), found);
        }
      }
      for (Clause clause : rule.clauses()) {
        inspect(clause, found);
      }
    }
  }

  private static void inspect(Clause clause, Diagnostics found) {
    if (clause instanceof Clause.LoadClause load && load.table() != null) {
      inspect(load.table().variables(), Variables.OF_A_LOAD, found);
    } else if (clause instanceof Clause.OutcomeClause on) {
      on.actions().forEach(action -> inspect(action, found));
    }
  }

  private static void inspect(Action action, Diagnostics found) {
    if (action.verb() instanceof Verb.Delete delete) {
      delete.urls().forEach(url -> inspect(url.variables(), IN_ACTIONS, found));
    } else if (action.verb() instanceof Verb.Move move) {
      move.urls().forEach(url -> inspect(url.variables(), IN_ACTIONS, found));
      if (move.target() != null) {
        inspect(move.target().variables(), IN_ACTIONS, found);
      }
    }
  }

  private static void inspect(List<Name> variables, List<String> known, Diagnostics found) {
    for (Name variable : variables) {
      if (!known.contains(Variables.root(variable.text()))) {
        found.add(unknown(variable, known));
      }
    }
  }

  private static Diagnostic unknown(Name variable, List<String> known) {
    String meant = Suggestion.nearest(variable.text(), known);
    if (known.isEmpty()) {
      return Diagnostic.of(
              UNKNOWN_VARIABLE,
              variable.span(),
              "Nothing is known yet when objects are matched, not ${"
                  + variable.text()
                  + "} either.")
          .hint("Write the value itself.");
    }
    return Diagnostic.of(
            UNKNOWN_VARIABLE, variable.span(), "There is no ${" + variable.text() + "} here.")
        .hint(
            meant.isEmpty()
                ? "Write the value itself, or \\${…} if the text is to stay as it is."
                : "Did you mean ${" + meant + "}?");
  }

  private static List<String> inActions() {
    List<String> all = new ArrayList<>(Variables.OF_A_LOAD);
    all.addAll(Variables.OF_AN_ACTION);
    return List.copyOf(all);
  }
}
