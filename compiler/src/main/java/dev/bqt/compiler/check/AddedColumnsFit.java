package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.OPTION_IGNORED;
import static dev.bqt.compiler.diagnostic.DiagnosticId.SCHEMA_UPDATE_TRUNCATES;

import dev.bqt.compiler.ast.Assignments;
import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.DirectorySource;
import dev.bqt.compiler.ast.Literal;
import dev.bqt.compiler.ast.LoadTail;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.check.value.OptionsOf;
import dev.bqt.compiler.check.value.Partitions;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.option.LoadFormat;
import dev.bqt.compiler.source.Span;
import dev.bqt.compiler.target.Target;
import java.util.List;
import java.util.Locale;

/**
 * Columns are added by a load that appends, or that truncates one partition (schemaUpdateOptions of
 * a load job, in BigQuery's REST reference): BigQuery refuses any other.
 *
 * <p>With VIA the load is into the temporary table, which BqTail truncates. ALLOW FIELD ADDITION
 * has it append; that acts for AVRO, PARQUET and JSON alone.
 */
final class AddedColumnsFit implements Check {

  /** The groups of which the function makes the name of a partition. */
  private static final List<String> PARTITIONS =
      List.of("<partition>", "<yyyy>", "<mm>", "<dd>", "<hh>");

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.all()) {
      Clause.LoadClause load = rule.load();
      if (load == null || !rule.whole()) {
        continue;
      }
      if (rule.isAboutObjects()) {
        inspectObjects(rule, load, found);
      } else if (rule.source() instanceof DirectorySource source) {
        inspectDirectory(rule, source, load, found);
      }
    }
  }

  private static void inspectObjects(Rule rule, Clause.LoadClause load, Diagnostics found) {
    LoadTail.FieldAddition addition = load.first(LoadTail.FieldAddition.class);
    if (addition != null && acts(load.format() == null ? "" : load.format().text())) {
      return;
    }
    if (addition != null && !mayBeJson(rule, load)) {
      found.add(ignored(addition, load));
    }
    Assignments.Entry options = OptionsOf.entry(rule, "schema_update_options");
    boolean asked =
        options != null
            && !(options.value() instanceof Literal.Listing list && list.values().isEmpty());
    if (asked && !appends(rule)) {
      inspectOption(options, rule, load, found);
    }
  }

  private static Diagnostic ignored(LoadTail.FieldAddition addition, Clause.LoadClause load) {
    boolean unstated = load.format() == null;
    return Diagnostic.of(
            OPTION_IGNORED,
            addition.head(),
            unstated
                ? "Without a format BqTail does nothing by it."
                : "BqTail does nothing by it for " + load.format().text() + ".")
        .hint(
            unstated
                ? "Write LOAD AVRO, LOAD PARQUET or LOAD JSON."
                : "Write OPTIONS (schema_update_options = [\"ALLOW_FIELD_ADDITION\"]).");
  }

  /** Whether the option says so. */
  private static boolean appends(Rule rule) {
    Assignments.Entry disposition = OptionsOf.entry(rule, "write_disposition");
    return disposition != null
        && disposition.value() instanceof Text text
        && !text.value().startsWith("WRITE_TRUNCATE");
  }

  private static void inspectOption(
      Assignments.Entry options, Rule rule, Clause.LoadClause load, Diagnostics found) {
    Span overwrite = OverwriteOverwrites.place(load);
    if (rule.via() != null) {
      found.add(
          refused(
                  options.key().span(),
                  "With VIA the load truncates the temporary table: BigQuery adds no columns then,"
                      + " and refuses the load.",
                  rule.via().head())
              .hint("Leave the option out, or add write_disposition = \"WRITE_APPEND\"."));
    } else if (overwrite != null && !ofPartition(load)) {
      found.add(
          refused(
                  options.key().span(),
                  "BigQuery refuses to add columns to a table that it truncates.",
                  overwrite)
              .hint("Leave one of the two out; into a partition, shop.t$$Date, both go together."));
    }
  }

  /** BqTail itself adds fields to tables of lines of JSON, whose names tell the format. */
  private static boolean mayBeJson(Rule rule, Clause.LoadClause load) {
    PathConditions taken = PathConditions.of(rule);
    String names = taken.prefix() + taken.suffix() + taken.filter();
    return load.format() == null && names.toLowerCase(Locale.ROOT).contains("json");
  }

  private static boolean acts(String word) {
    LoadFormat format = LoadFormat.find(word);
    return format == LoadFormat.AVRO || format == LoadFormat.PARQUET || format == LoadFormat.JSON;
  }

  private static boolean ofPartition(Clause.LoadClause load) {
    return load.table() != null && Partitions.decorator(load.table().text()) >= 0;
  }

  /**
   * The function hands on what is written. A pattern may name partitions; where none is stated the
   * one that the function has does, or that of a directory above.
   */
  private static void inspectDirectory(
      Rule rule, DirectorySource source, Clause.LoadClause load, Diagnostics found) {
    LoadTail.FieldAddition addition = load.first(LoadTail.FieldAddition.class);
    Assignments.Entry options = OptionsOf.entry(rule, "schema_update_options");
    Span overwrite = OverwriteOverwrites.place(load);
    boolean partition =
        rule.pattern() == null
            || PARTITIONS.stream().anyMatch(rule.pattern().value()::contains)
            || source.directory() != null && source.directory().value().indexOf('$') >= 0
            || ofPartition(load);
    if (overwrite == null || partition || addition == null && options == null) {
      return;
    }
    found.add(
        refused(
                addition == null ? options.key().span() : addition.head(),
                "BigQuery refuses to add columns to a table that it truncates.",
                overwrite)
            .hint("Leave one of the two out; into a partition both go together."));
  }

  private static Diagnostic refused(Span place, String message, Span because) {
    return Diagnostic.of(SCHEMA_UPDATE_TRUNCATES, place, message).and(because, "this truncates");
  }

  /** Then there were no such options. */
  @Override
  public boolean holdsFor(Target target) {
    return target == null || !target.is2019();
  }
}
