package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.CONTRADICTION;
import static dev.bqt.compiler.diagnostic.DiagnosticId.OPTION_IGNORED;
import static dev.bqt.compiler.diagnostic.DiagnosticId.TEMPLATE_IS_TARGET;

import dev.bqt.compiler.ast.Assignments;
import dev.bqt.compiler.ast.Literal;
import dev.bqt.compiler.ast.LoadTail;
import dev.bqt.compiler.ast.Phrase;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.ViaTail;
import dev.bqt.compiler.check.value.OptionsOf;
import dev.bqt.compiler.check.value.Partitions;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import java.util.List;

/**
 * Columns and partitions are said once. BqTail takes schema, partitioning and clustering out of the
 * load job if there is a template, and the schema with AUTODETECT (stage/load/schema.go of
 * viant/bqtail).
 */
final class OneSchema implements Check {

  private static final List<String> OF_A_TEMPLATE =
      List.of("time_partitioning", "range_partitioning", "clustering");

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.aboutObjects()) {
      if (rule.load() != null) {
        inspectSchema(rule, found);
        inspectPartitioning(rule, found);
        inspectTemplate(rule, found);
      }
    }
  }

  private static void inspectSchema(Rule rule, Diagnostics found) {
    Assignments.Entry schema = OptionsOf.entry(rule, "schema");
    Phrase like = template(rule);
    Phrase clause = like == null ? rule.load().first(LoadTail.Autodetect.class) : like;
    if (schema != null && clause != null) {
      found.add(
          Diagnostic.of(
                  CONTRADICTION,
                  schema.key().span(),
                  "The columns are said twice: with "
                      + words(clause, rule)
                      + " BqTail leaves this schema out.")
              .and(clause.head(), "the other one")
              .hint("Keep the one that you mean."));
    }
    inspectAutodetect(like, rule, found);
    for (String option : OF_A_TEMPLATE) {
      Assignments.Entry entry = OptionsOf.entry(rule, option);
      if (entry != null && like != null) {
        found.add(
            Diagnostic.of(
                    OPTION_IGNORED,
                    entry.key().span(),
                    "The table is made like another one, its partitions and clusters, too; with "
                        + words(like, rule)
                        + " BqTail leaves "
                        + entry.key().text()
                        + " out.")
                .and(like.head(), "the other one")
                .hint("Leave it out here, and give it to that table."));
      }
    }
  }

  private static void inspectAutodetect(Phrase like, Rule rule, Diagnostics found) {
    LoadTail.Autodetect clause = rule.load().first(LoadTail.Autodetect.class);
    Assignments.Entry option = OptionsOf.entry(rule, "autodetect");
    boolean stated = option != null && option.value() instanceof Literal.Truth on && on.value();
    if (like != null && (clause != null || stated)) {
      found.add(
          Diagnostic.of(
                  CONTRADICTION,
                  clause == null ? option.key().span() : clause.head(),
                  "The columns are those of another table, or detected: they are said twice.")
              .and(like.head(), "the other one")
              .hint("Keep the one that you mean."));
    }
  }

  private static void inspectPartitioning(Rule rule, Diagnostics found) {
    Assignments.Entry time = OptionsOf.entry(rule, "time_partitioning");
    Assignments.Entry range = OptionsOf.entry(rule, "range_partitioning");
    if (time != null && range != null) {
      found.add(
          Diagnostic.of(
                  CONTRADICTION,
                  range.key().span(),
                  "A table is partitioned by time or by numbers, not by both.")
              .and(time.key().span(), "the other one")
              .hint("Keep the one that you mean."));
    }
  }

  private static void inspectTemplate(Rule rule, Diagnostics found) {
    LoadTail.SchemaLike like = rule.load().first(LoadTail.SchemaLike.class);
    // The tables of a SPLIT are made like this one, which is not loaded itself.
    boolean split = Partitions.split(rule) != null;
    if (like != null
        && !split
        && rule.load().table() != null
        && plain(like.table().text()).equals(plain(rule.load().table().text()))) {
      found.add(
          Diagnostic.of(
                  TEMPLATE_IS_TARGET,
                  like.table().span(),
                  "The table is its own template: where it is missing it cannot be made, and where"
                      + " it is there this says nothing.")
              .hint("Name another table, or leave SCHEMA LIKE out."));
    }
  }

  /** LIKE of the load, or of VIA; null if there is none. */
  private static Phrase template(Rule rule) {
    LoadTail.SchemaLike like = rule.load().first(LoadTail.SchemaLike.class);
    return like != null || rule.via() == null ? like : rule.via().first(ViaTail.Template.class);
  }

  private static String words(Phrase clause, Rule rule) {
    boolean via = rule.via() != null && rule.via().tails().contains(clause);
    return via ? "VIA … LIKE" : clause.name();
  }

  /** As BigQuery reads it, whichever way it is written. */
  private static String plain(String table) {
    return table.replace("`", "").replace(':', '.');
  }
}
