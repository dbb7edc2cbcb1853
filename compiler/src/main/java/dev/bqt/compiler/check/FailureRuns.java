package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.FAILURE_NOT_RUN;

import dev.bqt.compiler.ast.Action;
import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.Outcome;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.Verb;
import dev.bqt.compiler.check.tree.Actions;
import dev.bqt.compiler.check.tree.PlacedAction;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.source.Span;
import dev.bqt.compiler.target.Target;
import java.util.List;

/**
 * ON FAILURE is run when a load fails. In an ASYNC rule BqTail goes from a failed load straight to
 * loading the good files again; it runs ON FAILURE of jobs that copy, query and export alone, the
 * copy out of VIA among them.
 */
final class FailureRuns implements Check {

  private static final List<String> LOADS = List.of("load", "reload");

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.aboutObjects()) {
      if (rule.header().async() && !rule.header().disabled()) {
        inspect(rule, found);
      }
    }
  }

  private static void inspect(Rule rule, Diagnostics found) {
    for (Clause clause : rule.clauses()) {
      if (clause instanceof Clause.OutcomeClause on
          && on.outcome() == Outcome.FAILURE
          && !on.actions().isEmpty()) {
        found.add(
            notRun(
                on.head(),
                rule.via() == null
                    ? "BqTail never runs ON FAILURE of an ASYNC rule without VIA."
                    : "BqTail does not run ON FAILURE of an ASYNC rule when the load itself fails,"
                        + " only when the copy out of VIA does.",
                rule));
      }
    }
    for (PlacedAction placed : Actions.of(rule)) {
      if (placed.action().verb() instanceof Verb.Named named
          && LOADS.contains(named.action().text())) {
        for (Action.Nested nested : placed.action().nested()) {
          if (nested.outcome() == Outcome.FAILURE) {
            found.add(
                notRun(
                    nested.head(), "BqTail never runs this in an ASYNC rule, below a load.", rule));
          }
        }
      }
    }
  }

  private static Diagnostic notRun(Span place, String message, Rule rule) {
    return Diagnostic.of(FAILURE_NOT_RUN, place, message)
        .hint(
            WindowFitsFunction.needsAsync(rule)
                ? "bqt run runs it; BqTail needs ASYNC for such a window: watch its ErrorURL."
                : "bqt run runs it; for BqTail leave ASYNC out, or watch its ErrorURL.");
  }

  /** In 2019 a failed job was found by what had been deferred for it. */
  @Override
  public boolean holdsFor(Target target) {
    return target == null || !target.is2019();
  }
}
