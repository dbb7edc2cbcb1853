package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.FORMAT_AGAINST_NAME;
import static dev.bqt.compiler.diagnostic.DiagnosticId.OPTION_OF_ANOTHER_FORMAT;
import static dev.bqt.compiler.diagnostic.DiagnosticId.UNKNOWN_OPTION_VALUE;

import dev.bqt.compiler.ast.Assignments;
import dev.bqt.compiler.ast.Condition;
import dev.bqt.compiler.ast.Name;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.check.value.OptionsOf;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.option.LoadFormat;
import dev.bqt.compiler.source.Span;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The format of a LOAD is that of the names of its files, and its options are of that format.
 *
 * <p>BqTail looks for {@code .csv}, {@code .avro}, {@code .parquet} and {@code .json}, in this
 * order, anywhere in the address of the first file; what it finds goes before what the rule says
 * (service/bq/load.go of viant/bqtail). For other names without a format BigQuery takes CSV.
 */
final class FormatOfFiles implements Check {

  private static final Map<String, LoadFormat> NAMES =
      Map.of(
          ".csv", LoadFormat.CSV,
          ".avro", LoadFormat.AVRO,
          ".parquet", LoadFormat.PARQUET,
          ".json", LoadFormat.JSON);

  private static final List<String> ORDER = List.of(".csv", ".avro", ".parquet", ".json");

  /** Ends of names that say a format which BqTail does not see. */
  private static final Map<String, LoadFormat> NOT_SEEN =
      Map.of(
          ".orc", LoadFormat.ORC,
          ".ndjson", LoadFormat.JSON,
          ".geojson", LoadFormat.JSON,
          ".backup_info", LoadFormat.DATASTORE_BACKUP,
          ".export_metadata", LoadFormat.DATASTORE_BACKUP);

  /** Options by the formats that have them; BigQuery refuses or ignores them for others. */
  private static final Map<String, Set<LoadFormat>> ONLY_FOR =
      Map.ofEntries(
          Map.entry("allow_jagged_rows", EnumSet.of(LoadFormat.CSV)),
          Map.entry("allow_quoted_newlines", EnumSet.of(LoadFormat.CSV)),
          Map.entry("field_delimiter", EnumSet.of(LoadFormat.CSV)),
          Map.entry("null_marker", EnumSet.of(LoadFormat.CSV)),
          Map.entry("null_markers", EnumSet.of(LoadFormat.CSV)),
          Map.entry("preserve_ascii_control_characters", EnumSet.of(LoadFormat.CSV)),
          Map.entry("quote", EnumSet.of(LoadFormat.CSV)),
          Map.entry("skip_leading_rows", EnumSet.of(LoadFormat.CSV)),
          Map.entry("source_column_match", EnumSet.of(LoadFormat.CSV)),
          Map.entry("encoding", EnumSet.of(LoadFormat.CSV, LoadFormat.JSON)),
          Map.entry("json_extension", EnumSet.of(LoadFormat.JSON)),
          Map.entry("use_avro_logical_types", EnumSet.of(LoadFormat.AVRO)),
          Map.entry("projection_fields", EnumSet.of(LoadFormat.DATASTORE_BACKUP)));

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    CommonPaths common = new CommonPaths();
    for (Rule rule : rules.aboutObjects()) {
      if (rule.load() != null && rule.whole()) {
        PathConditions all = PathConditions.of(rule);
        boolean asked = rule.load().format() != null || !OptionsOf.all(rule).isEmpty();
        PathConditions ends = asked && common.canRead(all) ? common.narrowed(all) : all;
        String names = (ends.prefix() + " " + ends.suffix()).toLowerCase(Locale.ROOT);
        inspect(rule, ORDER.stream().filter(names::contains).findFirst().orElse(""), found);
      }
    }
  }

  /** Looks at a rule whose files have that in their names, or nothing that is known. */
  private static void inspect(Rule rule, String name, Diagnostics found) {
    Name written = rule.load().format();
    LoadFormat stated = written == null ? null : LoadFormat.find(written.text());
    LoadFormat seen = NAMES.get(name);
    if (written == null) {
      inspectUnseen(rule, name, found);
    }
    if (stated != null && seen != null && seen != stated) {
      found.add(
          Diagnostic.of(
                  FORMAT_AGAINST_NAME,
                  written.span(),
                  "BqTail finds "
                      + name
                      + " in the names of the files, and loads them as "
                      + seen
                      + " whatever stands here.")
              .and(place(name, rule), "the names")
              .hint("Write LOAD " + seen + ", or have the files named otherwise."));
    } else {
      inspectOptions(rule, stated == null ? seen : stated, found);
    }
  }

  /** The beginning or the end of the names in which it is, or the pattern that asks for it. */
  private static Span place(String name, Rule rule) {
    Span place = rule.pattern() == null ? rule.when().span() : rule.pattern().span();
    for (Condition condition : rule.when().conditions()) {
      String text = condition.text().value().toLowerCase(Locale.ROOT);
      boolean plain =
          condition.kind() == Condition.Kind.PREFIX || condition.kind() == Condition.Kind.SUFFIX;
      if (plain && text.contains(name)) {
        return condition.text().span();
      } else if (condition.kind() == Condition.Kind.FILTER) {
        place = condition.text().span();
      }
    }
    return place;
  }

  private static void inspectUnseen(Rule rule, String name, Diagnostics found) {
    Condition suffix = rule.when().first(Condition.Kind.SUFFIX);
    String end = suffix == null ? "" : suffix.text().value().toLowerCase(Locale.ROOT);
    LoadFormat meant = NOT_SEEN.get(end.replaceFirst("\\.gz$", ""));
    if (name.isEmpty() && meant != null) {
      found.add(
          Diagnostic.of(
                  FORMAT_AGAINST_NAME,
                  suffix.text().span(),
                  "BqTail does not know "
                      + end
                      + ", and without a format BigQuery reads the files as CSV.")
              .hint("Write LOAD " + meant + " INTO …."));
    }
  }

  private static void inspectOptions(Rule rule, LoadFormat format, Diagnostics found) {
    inspectQuote(rule, found);
    for (Assignments.Entry entry : OptionsOf.all(rule)) {
      String name = OptionsOf.name(entry);
      Set<LoadFormat> formats = ONLY_FOR.getOrDefault(name, EnumSet.allOf(LoadFormat.class));
      if (format != null && !formats.contains(format)) {
        found.add(
            Diagnostic.of(
                    OPTION_OF_ANOTHER_FORMAT,
                    entry.key().span(),
                    entry.key().text()
                        + " is about "
                        + String.join(" and ", formats.stream().map(Enum::name).toList())
                        + "; BigQuery refuses it for "
                        + format
                        + ", or ignores it.")
                .hint("Leave it out."));
      }
      boolean one = name.equals("field_delimiter") || name.equals("quote");
      if (one && entry.value() instanceof Text text && isLong(text.value())) {
        found.add(
            Diagnostic.of(
                    UNKNOWN_OPTION_VALUE,
                    text.span(),
                    entry.key().text()
                        + " is one character; BigQuery takes the first of these alone.")
                .hint("Write one character, such as \"" + text.value().charAt(0) + "\"."));
      }
    }
  }

  /** Without the option a quote is a double one. */
  private static void inspectQuote(Rule rule, Diagnostics found) {
    Assignments.Entry delimiter = OptionsOf.entry(rule, "field_delimiter");
    Assignments.Entry quote = OptionsOf.entry(rule, "quote");
    boolean stated = quote != null && quote.value() instanceof Text;
    String mark = stated ? ((Text) quote.value()).value() : "\"";
    if (delimiter != null
        && delimiter.value() instanceof Text text
        && text.value().equals(mark)
        && !mark.isEmpty()) {
      found.add(
          Diagnostic.of(
                  UNKNOWN_OPTION_VALUE,
                  text.span(),
                  "The same character cannot part values and quote them.")
              .hint("Let one of the two differ; quote = \"\" if nothing is quoted."));
    }
  }

  /** BigQuery itself reads a backslash and a t as a tab. */
  private static boolean isLong(String text) {
    return text.codePointCount(0, text.length()) > 1
        && !text.equals("\\t")
        && text.indexOf('$') < 0;
  }
}
