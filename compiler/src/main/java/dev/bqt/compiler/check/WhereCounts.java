package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.WHERE_IGNORED;

import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.LoadTail;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.TransientClause;
import dev.bqt.compiler.ast.ViaTail;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.expansion.Expansions;
import dev.bqt.compiler.source.Span;
import java.util.List;

/**
 * WHERE of VIA has an effect: it stands in a query, which a copy job, SPLIT and AUTODETECT lack.
 */
final class WhereCounts implements Check {

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.aboutObjects()) {
      ViaTail.Where where = rule.via() == null ? null : rule.via().first(ViaTail.Where.class);
      if (where != null && rule.whole()) {
        inspect(where, rule, found);
      }
    }
  }

  private static void inspect(ViaTail.Where where, Rule rule, Diagnostics found) {
    TransientClause.Split split = rule.first(TransientClause.Split.class);
    LoadTail.Autodetect autodetect =
        rule.load() == null ? null : rule.load().first(LoadTail.Autodetect.class);
    if (split != null) {
      found.add(
          ignored(where, "SPLIT has its own conditions; WHERE would be ignored.", split.head())
              .hint("Put the condition into each WHEN of SPLIT."));
    } else if (autodetect != null) {
      found.add(
          ignored(
                  where,
                  "With SCHEMA AUTODETECT the temporary table is copied as it is; WHERE would be"
                      + " ignored.",
                  autodetect.head())
              .hint("Write SCHEMA LIKE dataset.template instead."));
    } else if (isCopied(rule)) {
      ViaTail.CopyBy copy = rule.via().first(ViaTail.CopyBy.class);
      found.add(
          ignored(
                  where,
                  "The temporary table is copied by a copy job, which takes all rows; WHERE would"
                      + " be ignored.",
                  copy == null ? rule.via().head() : copy.head())
              .hint("Write COPY BY QUERY."));
    }
  }

  /** A query is made for rows that SQL changes, and for a partition. */
  private static boolean isCopied(Rule rule) {
    ViaTail.CopyBy copy = rule.via().first(ViaTail.CopyBy.class);
    boolean byCopy = copy == null || copy.method().text().equalsIgnoreCase("COPY");
    return byCopy
        && rule.clauses().stream().noneMatch(NeedsTemporaryTable::changesRows)
        && !hasPartition(rule.load());
  }

  private static boolean hasPartition(Clause.LoadClause load) {
    if (load == null) {
      return false;
    }
    List<Expansions.Expansion> all =
        load.table() == null ? List.of() : Expansions.of(load.table().text());
    return load.first(LoadTail.Partition.class) != null
        || all.stream()
            .anyMatch(
                each ->
                    each.kind() == Expansions.Kind.PARTITION
                        || each.kind() == Expansions.Kind.BARE);
  }

  private static Diagnostic ignored(ViaTail.Where where, String message, Span because) {
    return Diagnostic.of(WHERE_IGNORED, where.head(), message).and(because, "because of this");
  }
}
