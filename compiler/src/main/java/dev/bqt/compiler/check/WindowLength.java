package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.WINDOW_TOO_SHORT;

import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;

/** A window is at least ten seconds long. */
final class WindowLength implements Check {

  static final int SHORTEST = 10;

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.aboutObjects()) {
      if (rule.batch() == null || rule.batch().window() == null) {
        continue;
      }
      long seconds = rule.batch().window().seconds();
      if (seconds < SHORTEST) {
        found.add(
            Diagnostic.of(
                    WINDOW_TOO_SHORT,
                    rule.batch().window().span(),
                    "A window lasts at least " + SHORTEST + " s; this one lasts " + seconds + " s.")
                .hint("Write BATCH 60s, or leave BATCH out to load each object by itself."));
      }
    }
  }
}
