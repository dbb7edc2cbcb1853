package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.CAPTURE_WITHOUT_MATCHING;
import static dev.bqt.compiler.diagnostic.DiagnosticId.WINDOW_TOO_SHORT;

import dev.bqt.compiler.ast.BatchTail;
import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.WindowSpan;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;

/** A window is at least ten seconds long, and a group at least as long as a window. */
final class WindowLength implements Check {

  static final int SHORTEST = 10;

  /** What BqTail takes if BATCH has no duration. */
  static final int UNSTATED = 95;

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.aboutObjects()) {
      Clause.BatchClause batch = rule.batch();
      if (batch == null) {
        continue;
      }
      if (batch.window() != null && batch.window().seconds() < SHORTEST) {
        found.add(tooShort(batch.window()));
      }
      inspect(batch, rule, found);
    }
  }

  private static Diagnostic tooShort(WindowSpan window) {
    long seconds = window.seconds();
    return Diagnostic.of(
            WINDOW_TOO_SHORT,
            window.span(),
            "A window lasts at least " + SHORTEST + " s; this one lasts " + seconds + " s.")
        .hint("Write BATCH 60s, or leave BATCH out to load each object by itself.");
  }

  private static void inspect(Clause.BatchClause batch, Rule rule, Diagnostics found) {
    BatchTail.Group group = batch.first(BatchTail.Group.class);
    long window = batch.window() == null ? UNSTATED : batch.window().seconds();
    if (group != null && group.span() != null && group.span().seconds() < window) {
      found.add(
          Diagnostic.of(
                  WINDOW_TOO_SHORT,
                  group.span().span(),
                  "A group is at least as long as its windows, which last " + window + " s.")
              .hint("Write for example GROUP " + 4 * window + "s."));
    }
    BatchTail.ByPattern pattern = batch.first(BatchTail.ByPattern.class);
    if (pattern != null && rule.whole() && rule.pattern() == null) {
      found.add(
          Diagnostic.of(
                  CAPTURE_WITHOUT_MATCHING,
                  pattern.head(),
                  "BY PATTERN makes a window for each thing that MATCHING captures; there is no"
                      + " MATCHING.")
              .hint("Add MATCHING r\"/(…)/\" behind WHEN, or leave BY PATTERN out."));
    }
  }
}
