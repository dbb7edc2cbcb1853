package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.DUPLICATE_CLAUSE;
import static dev.bqt.compiler.diagnostic.DiagnosticId.MISPLACED_CLAUSE;
import static dev.bqt.compiler.diagnostic.DiagnosticId.UNUSED_DEFAULTS;

import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.Defaults;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.RuleFile;
import dev.bqt.compiler.ast.TransientClause;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.source.Span;
import java.util.HashMap;
import java.util.Map;

/** DEFAULTS says something once, and each of its clauses is of use to a rule behind it. */
final class UsedDefaults implements Check {

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (RuleFile file : rules.files()) {
      for (Defaults defaults : file.defaults()) {
        if (defaults.clauses().isEmpty()) {
          found.add(
              Diagnostic.of(UNUSED_DEFAULTS, defaults.head(), "DEFAULTS says nothing.")
                  .hint("Write for example DEFAULTS BATCH 90s; or leave it out."));
        }
        inspect(defaults, file, found);
      }
    }
  }

  private static void inspect(Defaults defaults, RuleFile file, Diagnostics found) {
    Map<String, Span> said = new HashMap<>();
    for (Clause clause : defaults.clauses()) {
      if (clause instanceof Clause.NoClause) {
        found.add(
            Diagnostic.of(MISPLACED_CLAUSE, clause.head(), "DEFAULTS gives; it takes nothing back.")
                .hint("Write " + clause.name() + " in the rule that is not to have it."));
        continue;
      }
      Span first = said.putIfAbsent(clause.name(), clause.head());
      boolean used = file.rules().stream().anyMatch(rule -> has(rule, clause));
      if (first != null && !used && !(clause instanceof TransientClause.Join)) {
        found.add(
            Diagnostic.of(
                    DUPLICATE_CLAUSE, clause.head(), clause.name() + " is said twice in DEFAULTS.")
                .and(first, "here for the first time")
                .hint("Keep one of the two."));
      } else if (!used) {
        found.add(
            Diagnostic.of(
                    UNUSED_DEFAULTS,
                    clause.head(),
                    "No rule below has " + clause.name() + " from here.")
                .hint(
                    "Each says it itself, takes it back or cannot have it; or no rule follows in"
                        + " this file."));
      }
    }
  }

  /** A rule that could not be read may have said anything. */
  private static boolean has(Rule rule, Clause clause) {
    return !rule.whole() || rule.clauses().stream().anyMatch(each -> each == clause);
  }

  @Override
  public boolean readsWords() {
    return true;
  }
}
