package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.CONTRADICTION;

import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.Verb;
import dev.bqt.compiler.check.tree.Actions;
import dev.bqt.compiler.check.tree.PlacedAction;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;

/**
 * INTO of a QUERY takes its rows. BigQuery refuses a job that has a destination table and a
 * statement of DML or DDL ({@code destinationTable} of {@code JobConfigurationQuery}); BqTail takes
 * the table out for what it knows as DML (query.go of viant/bqtail).
 */
final class QueriesHaveRows implements Check {

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.all()) {
      for (PlacedAction placed : Actions.of(rule)) {
        if (placed.action().verb() instanceof Verb.Query query) {
          inspect(query, found);
        }
      }
    }
  }

  private static void inspect(Verb.Query query, Diagnostics found) {
    boolean changes = !query.sql().file() && Statement.changesTable(query.sql().text().value());
    if (changes && query.target() != null) {
      found.add(
          Diagnostic.of(
                  CONTRADICTION,
                  query.target().span(),
                  "This statement names the table that it changes and has no rows for INTO:"
                      + " BigQuery refuses the two together, and BqTail leaves INTO out where it"
                      + " sees INSERT, UPDATE, DELETE or MERGE.")
              .and(query.sql().text().span(), "the statement")
              .hint("Leave INTO out, or write a SELECT."));
    }
  }
}
