package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.DUPLICATE_CLAUSE;

import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.Condition;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.source.Span;
import java.util.HashMap;
import java.util.Map;

/** A rule says each thing once. */
final class UniqueClauses implements Check {

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.all()) {
      Map<String, Span> said = new HashMap<>();
      for (Condition condition : rule.when().conditions()) {
        once(condition.kind().name(), condition.head(), said, found);
      }
      for (Clause clause : rule.clauses()) {
        once(clause.name(), clause.head(), said, found);
        if (clause instanceof Clause.LoadClause load) {
          Map<String, Span> tails = new HashMap<>();
          load.options().forEach(tail -> once("OPTIONS", tail.head(), tails, found));
        }
      }
    }
  }

  private static void once(String name, Span head, Map<String, Span> said, Diagnostics found) {
    Span first = said.putIfAbsent(name, head);
    if (first != null) {
      found.add(
          Diagnostic.of(DUPLICATE_CLAUSE, head, name + " is said twice in one rule.")
              .and(first, "here for the first time")
              .hint(hint(name)));
    }
  }

  private static String hint(String name) {
    if (name.startsWith("ON ")) {
      return "Put all its actions into one list, separated by commas.";
    }
    return "Keep one of the two" + (name.equals("OPTIONS") ? " and put all options there." : ".");
  }
}
