package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.EMPTY_CONDITION;

import dev.bqt.compiler.ast.Assignments;
import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.Literal;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.check.meaning.RawLeaf;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.source.Span;
import java.util.List;

/**
 * {@code When} of an action names a table: one that names none is never met (task/run.go of
 * viant/bqtail). Only RAW can write it so.
 */
final class ActionsCanRun implements Check {

  private static final List<String> LISTS = List.of("onsuccess", "onfailure");

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.all()) {
      for (RawLeaf leaf : RawLeaf.of(rule.first(Clause.RawClause.class))) {
        List<String> path = List.of(leaf.key().split("\\."));
        if (LISTS.stream().anyMatch(path::contains)) {
          String last = path.get(path.size() - 1);
          boolean condition = last.equals("when") && isEmptyMap(leaf.value());
          if (condition || leaf.key().endsWith(".when.exists") && leaf.isNothing()) {
            report(leaf.place(), found);
          }
          inspect(leaf.value(), found);
        }
      }
    }
  }

  private static void inspect(Literal value, Diagnostics found) {
    if (value instanceof Literal.Listing list) {
      list.values().forEach(each -> inspect(each, found));
    } else if (value instanceof Assignments map) {
      for (Assignments.Entry entry : map.entries()) {
        String key = entry.key().text();
        if (key.equalsIgnoreCase("When") && isNeverMet(entry.value())) {
          report(entry.key().span(), found);
        } else if (LISTS.stream().anyMatch(key::equalsIgnoreCase)) {
          inspect(entry.value(), found);
        }
      }
    }
  }

  private static boolean isNeverMet(Literal when) {
    return when instanceof Assignments map
        && map.entries().stream()
            .noneMatch(
                entry ->
                    entry.key().text().equalsIgnoreCase("Exists")
                        && !new RawLeaf(List.of(), entry.value(), entry.key().span()).isNothing());
  }

  private static boolean isEmptyMap(Literal value) {
    return value instanceof Assignments map && map.entries().isEmpty();
  }

  private static void report(Span place, Diagnostics found) {
    found.add(
        Diagnostic.of(
                EMPTY_CONDITION,
                place,
                "A When that names no table is never met: the action would never run.")
            .hint("Leave When out, or name a table in Exists."));
  }

  @Override
  public boolean readsWords() {
    return true;
  }
}
