package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.NOTHING_DONE;

import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.JobSource;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.check.tree.Actions;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;

/** A rule about jobs has an action: it does nothing else. */
final class JobsHaveActions implements Check {

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.all()) {
      boolean says =
          rule.header().disabled()
              || rule.first(Clause.RawClause.class) != null
              || !Actions.of(rule).isEmpty();
      if (rule.source() instanceof JobSource && rule.whole() && !says) {
        found.add(
            Diagnostic.of(
                    NOTHING_DONE,
                    rule.source().span(),
                    "There is no action: when such a job ends, nothing happens.")
                .hint("Add for example ON SUCCESS NOTIFY \"#shop\" TITLE \"done\"."));
      }
    }
  }
}
