package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.EMPTY_CONDITION;
import static dev.bqt.compiler.diagnostic.DiagnosticId.MISSING_CONDITION;

import dev.bqt.compiler.ast.Condition;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.When;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;

/** WHEN says which objects, and no condition is empty. */
final class StatesCondition implements Check {

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.aboutObjects()) {
      if (rule.whole() && !rule.when().any() && rule.when().conditions().isEmpty()) {
        found.add(
            Diagnostic.of(
                    MISSING_CONDITION, rule.when().span(), "WHEN is not followed by a condition.")
                .hint("Write WHEN PREFIX \"/folder/\", or WHEN ANY OBJECT if you mean all."));
      }
      for (Condition condition : rule.when().conditions()) {
        inspect(condition, rule.when(), found);
      }
    }
  }

  private static void inspect(Condition condition, When when, Diagnostics found) {
    if (condition.text().value().isEmpty()) {
      String kind = condition.kind().name();
      boolean excludesAll = condition.kind() == Condition.Kind.EXCLUDE;
      found.add(
          Diagnostic.of(
                  EMPTY_CONDITION,
                  condition.text().span(),
                  excludesAll
                      ? "An empty EXCLUDE excludes every object."
                      : "An empty " + kind + " says nothing: every path has it.")
              .hint(
                  when.conditions().size() > 1
                      ? "Leave " + kind + " out."
                      : "Write WHEN PREFIX \"/folder/\", or WHEN ANY OBJECT if you mean all."));
    }
  }
}
