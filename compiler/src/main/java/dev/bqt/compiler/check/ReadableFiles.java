package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.FORMAT_AGAINST_NAME;
import static dev.bqt.compiler.diagnostic.DiagnosticId.UNKNOWN_FORMAT;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.bqt.compiler.ast.Condition;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import java.util.List;
import java.util.Locale;

/**
 * The files of a rule are such that BigQuery loads: of compressed ones CSV and JSON in gzip alone
 * ("Introduction to loading data from Cloud Storage"). Judged by SUFFIX.
 */
final class ReadableFiles implements Check {

  private static final List<String> ARCHIVES =
      List.of(".zip", ".bz2", ".xz", ".7z", ".zst", ".lz4", ".tar", ".tgz", ".rar", ".lzo");

  private static final List<String> DOCUMENTS =
      List.of(".xlsx", ".xls", ".xml", ".pdf", ".html", ".docx");

  /** Texts of any kind, which BigQuery takes for CSV unless somebody says otherwise. */
  private static final List<String> TEXTS = List.of(".txt", ".tsv", ".psv", ".dat", ".log");

  private static final List<String> BINARIES = List.of(".avro.gz", ".parquet.gz", ".orc.gz");

  /** What both BqTail and run find in a name. */
  private static final Pattern FOUND = Pattern.compile("\\.(?:csv|avro|parquet|orc|json|ndjson)");

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.aboutObjects()) {
      Condition suffix = rule.when().first(Condition.Kind.SUFFIX);
      if (suffix != null && rule.load() != null && rule.whole()) {
        inspect(rule, suffix.text(), found);
      }
    }
  }

  private static void inspect(Rule rule, Text suffix, Diagnostics found) {
    String end = suffix.value().toLowerCase(Locale.ROOT);
    String packed = end.endsWith(".gz") ? end.substring(0, end.length() - ".gz".length()) : end;
    boolean stated = rule.load().format() != null;
    if (endsWith(end, ARCHIVES) || endsWith(packed, ARCHIVES) || endsWith(end, BINARIES)) {
      found.add(
          unreadable(
                  suffix, "BigQuery reads no such file: of compressed ones CSV and JSON in gzip.")
              .hint("Have the files unpacked, or packed by gzip: .csv.gz, .json.gz."));
    } else if (!stated && endsWith(packed, DOCUMENTS)) {
      found.add(
          unreadable(suffix, "BigQuery loads no files of this kind.")
              .hint("Have them written as CSV or as lines of JSON."));
    } else if (!stated && endsWith(packed, TEXTS) && !names(rule, end)) {
      found.add(
          Diagnostic.of(
                  FORMAT_AGAINST_NAME,
                  suffix.span(),
                  "Such a name tells no format: BqTail lets BigQuery read CSV, bqt run refuses the"
                      + " files.")
              .hint("Say what they are: LOAD CSV INTO …."));
    }
  }

  /** Whether the whole of a path that is known has a format in it. */
  private static boolean names(Rule rule, String end) {
    PathConditions all = PathConditions.of(rule);
    Matcher name = FOUND.matcher((all.prefix() + " " + end).toLowerCase(Locale.ROOT));
    return name.find() || all.filter() != null;
  }

  private static Diagnostic unreadable(Text suffix, String message) {
    return Diagnostic.of(UNKNOWN_FORMAT, suffix.span(), message);
  }

  private static boolean endsWith(String name, List<String> ends) {
    return ends.stream().anyMatch(name::endsWith);
  }
}
