package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.EMPTY_CONDITION;
import static dev.bqt.compiler.diagnostic.DiagnosticId.NEVER_MATCHES;

import dev.bqt.compiler.ast.JobSource;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;

/** A rule about a job says INTO or FROM, without which BqDispatch never finds it. */
final class JobsCanMatch implements Check {

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.all()) {
      if (rule.source() instanceof JobSource job) {
        inspect(job, rule.whole(), found);
      }
    }
  }

  private static void inspect(JobSource job, boolean whole, Diagnostics found) {
    if (whole && job.conditions().isEmpty()) {
      found.add(
          Diagnostic.of(
                  NEVER_MATCHES,
                  job.span(),
                  "A rule about a job that says neither INTO nor FROM is never found.")
              .hint("Add for example INTO r\".+:shop\\.orders\"; INTO r\".+\" is any table."));
    }
    for (JobSource.JobCondition condition : job.conditions()) {
      if (condition.text().value().isEmpty()) {
        found.add(
            Diagnostic.of(
                    EMPTY_CONDITION,
                    condition.text().span(),
                    "An empty " + condition.name() + " is as if it were not there.")
                .hint("Leave " + condition.name() + " out, or write r\".+\" for any table."));
      }
    }
  }
}
