package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.LOADS_ONCE;

import dev.bqt.compiler.ast.Assignments;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;

/**
 * A table that must be empty is loaded once. With VIA the option is about the temporary table,
 * which is new each time.
 */
final class EmptyOnlyOnce implements Check {

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.aboutObjects()) {
      boolean one = rule.load() != null && rule.via() == null && rule.whole();
      Assignments.Entry option = one ? OverwriteOverwrites.disposition(rule.load()) : null;
      if (option != null
          && option.value() instanceof Text text
          && text.value().equals("WRITE_EMPTY")
          && LoadedTable.of(rule, false) != null) {
        found.add(
            Diagnostic.of(
                    LOADS_ONCE,
                    text.span(),
                    "Only the first "
                        + (rule.batch() == null ? "object" : "window")
                        + " is loaded: then the table has rows, and each further load fails.")
                .hint("Write APPEND or OVERWRITE behind LOAD, and leave the option out."));
      }
    }
  }
}
