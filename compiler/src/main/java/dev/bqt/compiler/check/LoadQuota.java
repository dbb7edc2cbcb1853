package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.LOAD_QUOTA;

import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.WindowSpan;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import java.util.Locale;

/** One rule's windows do not need more load jobs a day than BigQuery allows for a table. */
final class LoadQuota implements Check {

  static final long SECONDS_A_DAY = 86_400;
  static final long JOBS_A_DAY = 1_500;

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.aboutObjects()) {
      boolean runs = !rule.header().disabled() && rule.batch() != null;
      if (runs && rule.batch().window() != null) {
        inspect(rule.batch().window(), found);
      }
    }
  }

  private static void inspect(WindowSpan window, Diagnostics found) {
    long seconds = window.seconds();
    if (seconds < WindowLength.SHORTEST) {
      return;
    }
    long jobs = SECONDS_A_DAY / seconds;
    if (jobs > JOBS_A_DAY) {
      found.add(
          Diagnostic.of(LOAD_QUOTA, window.span(), message(seconds, jobs))
              .hint("BATCH 60s needs at most 1,440. It is fine as it is if objects come rarely."));
    }
  }

  private static String message(long seconds, long jobs) {
    return String.format(
        Locale.ROOT,
        "A %d s window is up to %,d load jobs a day for one table, per folder and extension;"
            + " BigQuery allows %,d.",
        seconds,
        jobs,
        JOBS_A_DAY);
  }
}
