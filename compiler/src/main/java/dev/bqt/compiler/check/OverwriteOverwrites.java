package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.OVERWRITE_APPENDS;

import dev.bqt.compiler.ast.Assignments;
import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.LoadTail;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.ast.ViaTail;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.option.LoadFormat;
import dev.bqt.compiler.source.Span;
import java.util.List;

/**
 * OVERWRITE overwrites, and so does the option that says the same. BqTail appends all the same if
 * rows are copied by DML; if fields may be added, which makes it set the write disposition itself;
 * and without VIA if an option states another disposition.
 */
final class OverwriteOverwrites implements Check {

  private static final List<LoadFormat> WITH_FIELDS =
      List.of(LoadFormat.AVRO, LoadFormat.PARQUET, LoadFormat.JSON);

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    rules.aboutObjects().forEach(rule -> inspect(rule, found));
  }

  private static void inspect(Rule rule, Diagnostics found) {
    Span overwrite = place(rule.load());
    if (overwrite != null && rule.whole()) {
      inspectCopy(overwrite, rule, found);
      inspectFields(overwrite, rule, found);
      inspectOption(rule, found);
    }
  }

  /** Where it is said that the table is overwritten: by a word, or by an option; or null. */
  static Span place(Clause.LoadClause load) {
    if (load == null) {
      return null;
    }
    LoadTail.Overwrite overwrite = load.first(LoadTail.Overwrite.class);
    if (overwrite != null) {
      return overwrite.head();
    }
    Assignments.Entry option = disposition(load);
    boolean truncates = option != null && value(option).startsWith("WRITE_TRUNCATE");
    return truncates && load.first(LoadTail.Append.class) == null ? option.key().span() : null;
  }

  /** The option that states a disposition, or null. */
  static Assignments.Entry disposition(Clause.LoadClause load) {
    LoadTail.Options options = load.first(LoadTail.Options.class);
    if (options != null) {
      for (Assignments.Entry entry : options.assignments().entries()) {
        if (entry.key().text().equalsIgnoreCase("write_disposition")
            && entry.value() instanceof Text) {
          return entry;
        }
      }
    }
    return null;
  }

  /** Whether nothing is found by this law. */
  static boolean holdsFor(Rule rule) {
    Diagnostics found = Diagnostics.toBeSorted(none -> false);
    inspect(rule, found);
    return found.sorted().isEmpty();
  }

  private static String value(Assignments.Entry option) {
    return ((Text) option.value()).value();
  }

  private static void inspectCopy(Span overwrite, Rule rule, Diagnostics found) {
    ViaTail.CopyBy copy = rule.via() == null ? null : rule.via().first(ViaTail.CopyBy.class);
    if (copy != null && copy.method().text().equalsIgnoreCase("DML")) {
      found.add(
          appends(overwrite, "COPY BY DML inserts rows: OVERWRITE would append.", copy.head())
              .hint("Write COPY BY QUERY, or APPEND if rows are to be added."));
    }
  }

  /** BqTail puts WRITE_APPEND into the option: with VIA the word still counts, the option not. */
  private static void inspectFields(Span overwrite, Rule rule, Diagnostics found) {
    Clause.LoadClause load = rule.load();
    LoadTail.FieldAddition addition = load.first(LoadTail.FieldAddition.class);
    LoadFormat format = load.format() == null ? null : LoadFormat.find(load.format().text());
    boolean byWord = load.first(LoadTail.Overwrite.class) != null;
    boolean known = format != null && WITH_FIELDS.contains(format);
    if (addition != null && known && !(byWord && rule.via() != null)) {
      found.add(
          appends(
                  overwrite,
                  "With ALLOW FIELD ADDITION BqTail loads "
                      + load.format().text()
                      + " by WRITE_APPEND: OVERWRITE would append.",
                  addition.head())
              .hint(
                  byWord
                      ? "Add VIA DATASET temp, or leave one of the two out."
                      : "Write OVERWRITE and VIA DATASET temp instead of the option, or leave"
                          + " ALLOW FIELD ADDITION out."));
    }
  }

  private static void inspectOption(Rule rule, Diagnostics found) {
    LoadTail.Overwrite overwrite = rule.load().first(LoadTail.Overwrite.class);
    Assignments.Entry option = disposition(rule.load());
    if (rule.via() == null
        && overwrite != null
        && rule.load().first(LoadTail.FieldAddition.class) == null
        && option != null
        && !value(option).startsWith("WRITE_TRUNCATE")) {
      found.add(
          appends(
                  overwrite.head(),
                  "Without VIA the option counts: " + value(option) + ", not OVERWRITE.",
                  option.key().span())
              .hint("Leave write_disposition out."));
    }
  }

  private static Diagnostic appends(Span overwrite, String message, Span because) {
    return Diagnostic.of(OVERWRITE_APPENDS, overwrite, message).and(because, "because of this");
  }
}
