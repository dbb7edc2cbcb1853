package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.OVERWRITE_APPENDS;

import dev.bqt.compiler.ast.Assignments;
import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.LoadTail;
import dev.bqt.compiler.ast.Name;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.ast.ViaTail;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.option.LoadFormat;
import dev.bqt.compiler.source.Span;
import java.util.List;

/**
 * OVERWRITE overwrites. BqTail appends all the same if rows are copied by DML; and without VIA if
 * fields may be added, which makes it set the write disposition itself, or if an option states one.
 */
final class OverwriteOverwrites implements Check {

  private static final List<LoadFormat> WITH_FIELDS =
      List.of(LoadFormat.AVRO, LoadFormat.PARQUET, LoadFormat.JSON);

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.aboutObjects()) {
      Clause.LoadClause load = rule.load();
      LoadTail.Overwrite overwrite = load == null ? null : load.first(LoadTail.Overwrite.class);
      if (overwrite == null) {
        continue;
      }
      if (rule.via() != null) {
        inspect(overwrite, rule.via().first(ViaTail.CopyBy.class), found);
      } else if (rule.whole()) {
        inspect(overwrite, load, found);
      }
    }
  }

  private static void inspect(
      LoadTail.Overwrite overwrite, ViaTail.CopyBy copy, Diagnostics found) {
    if (copy != null && copy.method().text().equalsIgnoreCase("DML")) {
      found.add(
          appends(overwrite, "COPY BY DML inserts rows: OVERWRITE would append.", copy.head())
              .hint("Write COPY BY QUERY, or APPEND if rows are to be added."));
    }
  }

  private static void inspect(
      LoadTail.Overwrite overwrite, Clause.LoadClause load, Diagnostics found) {
    LoadTail.FieldAddition addition = load.first(LoadTail.FieldAddition.class);
    Name format = load.format();
    LoadFormat stated = format == null ? null : LoadFormat.find(format.text());
    boolean known = stated != null && WITH_FIELDS.contains(stated);
    if (addition != null && known) {
      found.add(
          appends(
                  overwrite,
                  "With ALLOW FIELD ADDITION BqTail loads "
                      + format.text()
                      + " by WRITE_APPEND: OVERWRITE would append.",
                  addition.head())
              .hint("Add VIA DATASET temp, or leave one of the two out."));
      return;
    }
    LoadTail.Options options = load.first(LoadTail.Options.class);
    if (options == null) {
      return;
    }
    for (Assignments.Entry entry : options.assignments().entries()) {
      if (entry.key().text().equalsIgnoreCase("write_disposition")
          && entry.value() instanceof Text text
          && !text.value().startsWith("WRITE_TRUNCATE")) {
        found.add(
            appends(
                    overwrite,
                    "Without VIA the option counts: " + text.value() + ", not OVERWRITE.",
                    entry.key().span())
                .hint("Leave write_disposition out."));
      }
    }
  }

  private static Diagnostic appends(LoadTail.Overwrite overwrite, String message, Span because) {
    return Diagnostic.of(OVERWRITE_APPENDS, overwrite.head(), message)
        .and(because, "because of this");
  }
}
