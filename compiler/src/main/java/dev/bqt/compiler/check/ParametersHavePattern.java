package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.PARAMETERS_WITHOUT_MATCHING;

import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.TransientClause;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;

/** PARAMETERS stand beside MATCHING: without a pattern BqTail reads none of them. */
final class ParametersHavePattern implements Check {

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.aboutObjects()) {
      TransientClause.Parameters parameters = rule.first(TransientClause.Parameters.class);
      if (parameters != null && rule.whole() && rule.pattern() == null) {
        found.add(
            Diagnostic.of(
                    PARAMETERS_WITHOUT_MATCHING,
                    parameters.head(),
                    "PARAMETERS are read if the path matches MATCHING; there is no MATCHING.")
                .hint("Add for example MATCHING r\"/(\\d{4})/\" behind WHEN."));
      }
    }
  }
}
