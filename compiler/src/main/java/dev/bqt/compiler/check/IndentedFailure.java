package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.FAILURE_UNDER_ACTION;

import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.Outcome;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.source.Position;

/** An ON FAILURE of the rule is not indented as if it belonged to the last action above it. */
final class IndentedFailure implements Check {

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.all()) {
      Clause.OutcomeClause success = null;
      for (Clause clause : rule.clauses()) {
        if (!(clause instanceof Clause.OutcomeClause on)) {
          continue;
        }
        if (on.outcome() == Outcome.SUCCESS) {
          success = on;
        } else if (success != null && isBelow(success, on)) {
          found.add(
              Diagnostic.of(
                      FAILURE_UNDER_ACTION,
                      on.head(),
                      "This ON FAILURE is the rule's own, though it stands further in than ON"
                          + " SUCCESS.")
                  .and(success.head(), "the rule's ON SUCCESS")
                  .hint(
                      "Put its actions in ( ) if they belong to the action above; else begin it in"
                          + " the column of ON SUCCESS."));
        }
      }
    }
  }

  private static boolean isBelow(Clause success, Clause failure) {
    if (success.head().source() != failure.head().source()) {
      return false;
    }
    Position above = success.head().from();
    Position here = failure.head().from();
    boolean firstOfLine =
        failure
            .head()
            .source()
            .text()
            .substring(lineStart(failure), failure.head().start())
            .isBlank();
    return firstOfLine && here.line() > above.line() && here.column() > above.column();
  }

  private static int lineStart(Clause clause) {
    return clause.head().source().text().lastIndexOf('\n', clause.head().start()) + 1;
  }

  @Override
  public boolean readsWords() {
    return true;
  }
}
