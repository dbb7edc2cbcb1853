package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.PROJECT_QUOTA;

import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import java.util.Locale;

/** All rules together do not need more load jobs a day than BigQuery allows a project. */
final class ProjectQuota implements Check {

  private static final long SECONDS_A_DAY = 86_400;
  private static final long JOBS_A_DAY = 100_000;

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    long all = 0;
    long counted = 0;
    long most = 0;
    Rule greediest = null;
    for (Rule rule : rules.aboutObjects()) {
      if (rule.batch() == null || rule.header().disabled()) {
        continue;
      }
      long jobs = jobs(rule);
      all += jobs;
      counted++;
      if (jobs > most) {
        most = jobs;
        greediest = rule;
      }
    }
    if (all > JOBS_A_DAY) {
      String message =
          String.format(
              Locale.ROOT,
              "The windows of all %,d rules together are up to %,d load jobs a day;"
                  + " BigQuery allows a project %,d. This rule has the most: %,d.",
              counted,
              all,
              JOBS_A_DAY,
              most);
      found.add(
          Diagnostic.of(PROJECT_QUOTA, greediest.batch().head(), message)
              .hint("Make windows longer, or load in several projects: VIA … BALANCED."));
    }
  }

  private static long jobs(Rule rule) {
    long seconds =
        rule.batch().window() == null ? WindowLength.UNSTATED : rule.batch().window().seconds();
    return SECONDS_A_DAY / Math.max(seconds, WindowLength.SHORTEST);
  }
}
