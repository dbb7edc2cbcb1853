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
    Map<String, Rule> overwriting = new HashMap<>();
    Map<String, Rule> appending = new HashMap<>();
    for (Rule rule : rules.aboutObjects()) {
      String table = table(rule);
      if (table == null) {
        continue;
      }
      Rule other = (overwrites(rule) ? overwriting : appending).putIfAbsent(table, rule);
      if (other != null && overwrites(rule)) {
        found.add(another(OverwriteOverwrites.place(rule.load()), table, other));
      }
    }
    overwriting.forEach(
        (table, rule) -> {
          if (appending.containsKey(table)) {
            found.add(
                appended(OverwriteOverwrites.place(rule.load()), table, appending.get(table)));
          }
        });
  }

  /** What a rule in use loads, as far as it is known; else null. */
  private static String table(Rule rule) {
    boolean loads = rule.load() != null && rule.whole() && !rule.header().disabled();
    return loads ? LoadedTable.withPartition(rule) : null;
  }

  private static boolean overwrites(Rule rule) {
    return OverwriteOverwrites.place(rule.load()) != null
        && rule.load().first(LoadTail.Append.class) == null
        && OverwriteOverwrites.holdsFor(rule);
  }

  private static Diagnostic appended(Span overwrite, String table, Rule other) {
    return Diagnostic.of(
            OVERWRITTEN_BY_NEXT,
            overwrite,
            "Another rule appends to " + table + ": its rows are lost with each OVERWRITE.")
        .and(other.load().head(), "the rule that appends")
        .hint("Let them load different tables or partitions, or let both APPEND.");
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
