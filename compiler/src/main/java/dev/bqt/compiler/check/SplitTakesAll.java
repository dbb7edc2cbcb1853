package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.ROWS_DOUBLED;
import static dev.bqt.compiler.diagnostic.DiagnosticId.ROWS_LOST_BY_SPLIT;

import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.TransientClause;
import dev.bqt.compiler.check.tree.Complement;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
      inspectTwice(rule, split, found);
    }
  }

  /** Each WHEN is a query of its own: what two of them take is copied twice. */
  private static void inspectTwice(Rule rule, TransientClause.Split split, Diagnostics found) {
    boolean appends = OverwriteOverwrites.place(rule.load()) == null;
    Map<String, TransientClause.Mapping> known = new HashMap<>();
    for (TransientClause.Mapping mapping : split.mappings()) {
      String condition = mapping.when().value().strip().replaceAll("\\s+", " ");
      TransientClause.Mapping first = known.putIfAbsent(condition, mapping);
      if (first == null || condition.equalsIgnoreCase("TRUE") || condition.isEmpty()) {
        continue;
      }
      boolean one =
          LoadedTable.plain(first.then().text()).equals(LoadedTable.plain(mapping.then().text()));
      if (!one || appends) {
        found.add(
            Diagnostic.of(
                    one ? ROWS_DOUBLED : ROWS_LOST_BY_SPLIT,
                    mapping.when().span(),
                    one
                        ? "The same WHEN and the same table twice: these rows are there twice."
                        : "The same WHEN twice: these rows go to both tables, and those that were"
                            + " meant here to neither.")
                .and(first.when().span(), "here for the first time")
                .hint(
                    one ? "Keep one of the two." : "Write the condition of the rows meant here."));
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
