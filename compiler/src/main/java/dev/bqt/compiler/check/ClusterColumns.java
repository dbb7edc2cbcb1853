package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.ILLEGAL_CLUSTERING;

import dev.bqt.compiler.ast.Assignments;
import dev.bqt.compiler.ast.Literal;
import dev.bqt.compiler.ast.Name;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.ast.TransientClause.SplitTail;
import dev.bqt.compiler.check.value.OptionsOf;
import dev.bqt.compiler.check.value.Partitions;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A table is clustered by one to four columns, each once ("Clustered tables" of BigQuery). */
final class ClusterColumns implements Check {

  private static final int MOST = 4;

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.aboutObjects()) {
      Assignments map = OptionsOf.map(rule, "clustering");
      if (map != null && OptionsOf.value(map, "fields") instanceof Literal.Listing list) {
        List<Name> columns = new ArrayList<>();
        for (Literal each : list.values()) {
          if (each instanceof Text text) {
            columns.add(new Name(text.value(), text.span()));
          }
        }
        inspect(columns, found);
        if (list.values().isEmpty()) {
          found.add(
              Diagnostic.of(
                      ILLEGAL_CLUSTERING,
                      list.span(),
                      "A table is clustered by one column at least.")
                  .hint("Name a column, or leave the option out."));
        }
      }
      SplitTail tail =
          Partitions.split(rule) == null
              ? null
              : Partitions.split(rule).first(SplitTail.Kind.CLUSTER_BY);
      if (tail != null) {
        inspect(tail.columns(), found);
      }
    }
  }

  private static void inspect(List<Name> columns, Diagnostics found) {
    if (columns.size() > MOST) {
      found.add(
          Diagnostic.of(
                  ILLEGAL_CLUSTERING,
                  columns.get(MOST).span(),
                  "A table is clustered by at most four columns; these are " + columns.size() + ".")
              .hint("Keep those by which rows are looked for most."));
    }
    Map<String, Name> names = new HashMap<>();
    for (Name column : columns) {
      Name first = names.putIfAbsent(column.text().toLowerCase(Locale.ROOT), column);
      if (first != null) {
        found.add(
            Diagnostic.of(
                    ILLEGAL_CLUSTERING,
                    column.span(),
                    "The rows are clustered by " + first.text() + " already.")
                .and(first.span(), "here for the first time")
                .hint("Keep one of the two."));
      }
    }
  }
}
