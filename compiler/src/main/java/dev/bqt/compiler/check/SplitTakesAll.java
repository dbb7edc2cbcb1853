package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.ROWS_LOST_BY_SPLIT;

import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.TransientClause;
import dev.bqt.compiler.check.tree.Complement;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import java.util.List;

/** The conditions of a SPLIT take each row, as far as their shape shows; see {@link Complement}. */
final class SplitTakesAll implements Check {

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.aboutObjects()) {
      TransientClause.Split split = rule.first(TransientClause.Split.class);
      if (split == null) {
        continue;
      }
      List<String> conditions = split.mappings().stream().map(each -> each.when().value()).toList();
      if (!Complement.takesAll(conditions)) {
        found.add(
            Diagnostic.of(
                    ROWS_LOST_BY_SPLIT,
                    split.head(),
                    conditions.isEmpty()
                        ? "There is no Mapping: BqTail refuses such a Split."
                        : "A row for which no WHEN is true goes nowhere and is lost.")
                .hint(proposal(conditions)));
      }
    }
  }

  private static String proposal(List<String> conditions) {
    if (conditions.isEmpty()) {
      return "Write SPLIT (WHEN \"…\" THEN shop.orders).";
    }
    String first = conditions.get(0);
    return conditions.size() == 1 && first.length() < 60
        ? "Add WHEN \"NOT IFNULL(" + first + ", FALSE)\" THEN … for the others."
        : "Add a WHEN for the others, such as WHEN \"NOT IFNULL(… OR …, FALSE)\" THEN ….";
  }
}
