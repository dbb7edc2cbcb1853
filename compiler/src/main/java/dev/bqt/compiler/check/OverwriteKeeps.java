package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.OVERWRITTEN_BY_NEXT;

import dev.bqt.compiler.ast.LoadTail;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.source.Span;
import java.util.HashMap;
import java.util.Map;

/**
 * One rule overwrites a table, or a partition of it: of two the later one's rows are left. That the
 * next object of the same rule overwrites it is what OVERWRITE is for.
 */
final class OverwriteKeeps implements Check {

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    Map<String, Rule> byTable = new HashMap<>();
    for (Rule rule : rules.aboutObjects()) {
      Span overwrite = OverwriteOverwrites.place(rule.load());
      String table = overwrite == null ? null : LoadedTable.withPartition(rule);
      boolean appends =
          table != null
              && (rule.load().first(LoadTail.Append.class) != null
                  || !OverwriteOverwrites.holdsFor(rule));
      if (table == null || appends || !rule.whole() || rule.header().disabled()) {
        continue;
      }
      Rule other = byTable.putIfAbsent(table, rule);
      if (other != null) {
        found.add(another(overwrite, table, other));
      }
    }
  }

  private static Diagnostic another(Span overwrite, String table, Rule other) {
    return Diagnostic.of(
            OVERWRITTEN_BY_NEXT,
            overwrite,
            "Two rules overwrite "
                + table
                + ": of what they load only the later one's rows are left.")
        .and(OverwriteOverwrites.place(other.load()), "the other one")
        .hint("Let them load different tables or partitions, or APPEND.");
  }
}
