package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.MISPLACED_CLAUSE;

import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.DirectorySource;
import dev.bqt.compiler.ast.JobSource;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.Source;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.inherit.Inheritance;

/** A rule has the clauses alone that what it waits for allows. */
final class FittingClauses implements Check {

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.all()) {
      for (Clause clause : rule.clauses()) {
        if (rule.whole() && !Inheritance.canHave(rule.source(), clause)) {
          found.add(
              Diagnostic.of(MISPLACED_CLAUSE, clause.head(), message(rule.source(), clause.name()))
                  .hint(hint(rule.source(), clause)));
        }
      }
    }
  }

  private static String message(Source source, String name) {
    if (source instanceof JobSource) {
      return "A rule that waits for a job cannot have " + name + ".";
    }
    return source instanceof DirectorySource
        ? "A rule that waits for a directory cannot have " + name + "."
        : "A rule that waits for objects cannot have " + name + ".";
  }

  private static String hint(Source source, Clause clause) {
    if (source instanceof JobSource) {
      return "It has ON SUCCESS and ON FAILURE; INFO and RAW, too.";
    } else if (source instanceof DirectorySource) {
      boolean outcome = clause instanceof Clause.OutcomeClause;
      return outcome
          ? "Let WHEN PREFIX \"…\" wait for the objects if actions are to follow."
          : "It has LOAD, RUN, ORDERED and TRACK IN; INFO and RAW, too.";
    }
    return "That is for WHEN DIRECTORY \"…\".";
  }

  @Override
  public boolean readsWords() {
    return true;
  }
}
