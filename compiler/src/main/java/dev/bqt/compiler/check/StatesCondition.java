package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.MISSING_CONDITION;

import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;

/** WHEN says which objects. */
final class StatesCondition implements Check {

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.all()) {
      if (rule.whole() && !rule.when().any() && rule.when().conditions().isEmpty()) {
        found.add(
            Diagnostic.of(
                    MISSING_CONDITION, rule.when().span(), "WHEN is not followed by a condition.")
                .hint("Write WHEN PREFIX \"/folder/\", or WHEN ANY OBJECT if you mean all."));
      }
    }
  }
}
