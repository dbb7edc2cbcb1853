package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.LOAD_QUOTA;

import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.ViaTail;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * All rules that load one table do not need more jobs a day together than BigQuery allows for it.
 * Copy jobs and queries that append count as load jobs do, DML does not.
 */
final class TableQuota implements Check {

  private static final int MOST_LABELS = 3;

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    Map<String, List<Rule>> byTable = new LinkedHashMap<>();
    for (Rule rule : rules.aboutObjects()) {
      boolean counted = rule.batch() != null && rule.batch().window() != null;
      if (counted && !rule.header().disabled() && !isDml(rule)) {
        String table = LoadedTable.of(rule, true);
        if (table != null) {
          String whole = table.replaceFirst("\\$[0-9]+$", "");
          byTable.computeIfAbsent(whole, key -> new ArrayList<>()).add(rule);
        }
      }
    }
    byTable.forEach((table, all) -> inspect(table, all, found));
  }

  private static boolean isDml(Rule rule) {
    ViaTail.CopyBy copy = rule.via() == null ? null : rule.via().first(ViaTail.CopyBy.class);
    return copy != null && copy.method().text().equalsIgnoreCase("DML");
  }

  private static void inspect(String table, List<Rule> rules, Diagnostics found) {
    long all = rules.stream().mapToLong(rule -> jobs(rule.batch())).sum();
    boolean byItself = rules.stream().anyMatch(rule -> jobs(rule.batch()) > LoadQuota.JOBS_A_DAY);
    if (rules.size() < 2 || byItself || all <= LoadQuota.JOBS_A_DAY) {
      return;
    }
    Diagnostic diagnostic =
        Diagnostic.of(
            LOAD_QUOTA,
            place(rules.get(0)),
            String.format(
                Locale.ROOT,
                "The windows of %,d rules that load %s are up to %,d load jobs a day together;"
                    + " BigQuery allows %,d for one table.",
                rules.size(),
                table,
                all,
                LoadQuota.JOBS_A_DAY));
    for (Rule rule : rules.subList(1, Math.min(rules.size(), 1 + MOST_LABELS))) {
      diagnostic = diagnostic.and(place(rule), "another one");
    }
    found.add(diagnostic.hint("Make windows longer. It is fine as it is if objects come rarely."));
  }

  private static long jobs(Clause.BatchClause batch) {
    return LoadQuota.SECONDS_A_DAY / Math.max(batch.window().seconds(), WindowLength.SHORTEST);
  }

  private static Span place(Rule rule) {
    return rule.batch().window().span();
  }
}
