package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.DUPLICATE_ALIAS;
import static dev.bqt.compiler.diagnostic.DiagnosticId.DUPLICATE_COLUMN;
import static dev.bqt.compiler.diagnostic.DiagnosticId.SPLIT_OVERWRITES_ITSELF;

import dev.bqt.compiler.ast.Assignments;
import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.Name;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.TableName;
import dev.bqt.compiler.ast.TransientClause;
import dev.bqt.compiler.ast.ViaTail;
import dev.bqt.compiler.check.value.Partitions;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.source.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * In the SQL that a rule becomes each table has an alias of its own and each column is there once;
 * capitals do not count in GoogleSQL. Tables of a SPLIT that are overwritten are named once.
 */
final class NamesOnce implements Check {

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.aboutObjects()) {
      inspectAliases(rule, found);
      TransientClause.Transform transform = rule.first(TransientClause.Transform.class);
      if (transform != null) {
        inspectColumns(transform.assignments(), found);
      }
      TransientClause.Deduplicate key = rule.first(TransientClause.Deduplicate.class);
      if (key != null) {
        inspectKey(key.columns(), found);
      }
      Span overwrite = OverwriteOverwrites.place(rule.load());
      if (overwrite != null && Partitions.split(rule) != null) {
        inspectTables(Partitions.split(rule), overwrite, found);
      }
    }
  }

  private static void inspectAliases(Rule rule, Diagnostics found) {
    Map<String, Span> aliases = new HashMap<>();
    if (rule.via() != null) {
      ViaTail.Alias stated = rule.via().first(ViaTail.Alias.class);
      Span place = stated == null ? rule.via().head() : stated.alias().span();
      aliases.put(stated == null ? "t" : lower(stated.alias().text()), place);
    }
    for (Clause clause : rule.clauses()) {
      if (clause instanceof TransientClause.Join join && !join.side().alias().text().isEmpty()) {
        Name alias = join.side().alias();
        Span first = aliases.putIfAbsent(lower(alias.text()), alias.span());
        if (first != null) {
          found.add(
              Diagnostic.of(
                      DUPLICATE_ALIAS,
                      alias.span(),
                      "Another table is called " + alias.text() + " already.")
                  .and(first, "this one")
                  .hint("Give it another alias; the temporary table is t if VIA does not say AS."));
        }
      }
    }
  }

  /** The same letters are another law's affair. */
  private static void inspectColumns(Assignments columns, Diagnostics found) {
    Map<String, Name> names = new HashMap<>();
    for (Assignments.Entry entry : columns.entries()) {
      Name first = names.putIfAbsent(lower(entry.key().text()), entry.key());
      if (first != null && !first.text().equals(entry.key().text())) {
        found.add(
            Diagnostic.of(
                    DUPLICATE_COLUMN,
                    entry.key().span(),
                    "There is a column " + first.text() + " already; capitals do not count.")
                .and(first.span(), "here for the first time")
                .hint("Keep one of the two."));
      }
    }
  }

  private static void inspectKey(List<Name> columns, Diagnostics found) {
    Map<String, Name> names = new HashMap<>();
    for (Name column : columns) {
      Name first = names.putIfAbsent(lower(column.text()), column);
      if (first != null) {
        found.add(
            Diagnostic.of(
                    DUPLICATE_COLUMN,
                    column.span(),
                    "Rows are told apart by " + first.text() + " already.")
                .and(first.span(), "here for the first time")
                .hint("Keep one of the two, or name the column that you mean."));
      }
    }
  }

  private static void inspectTables(
      TransientClause.Split split, Span overwrite, Diagnostics found) {
    Map<String, TableName> tables = new HashMap<>();
    for (TransientClause.Mapping mapping : split.mappings()) {
      String table = mapping.then().text().replace("`", "").replace(':', '.');
      TableName first = tables.putIfAbsent(table, mapping.then());
      if (first != null) {
        found.add(
            Diagnostic.of(
                    SPLIT_OVERWRITES_ITSELF,
                    mapping.then().span(),
                    "Each WHEN is a query that overwrites its table: of two with one table the rows"
                        + " of one are lost.")
                .and(first.span(), "the other one")
                .and(overwrite, "it is overwritten because of this")
                .hint("Join the conditions with OR, or write APPEND."));
      }
    }
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
