package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.DUPLICATE_OPTION;
import static dev.bqt.compiler.diagnostic.DiagnosticId.ILLEGAL_SETTING;
import static dev.bqt.compiler.diagnostic.DiagnosticId.UNKNOWN_FORMAT;
import static dev.bqt.compiler.diagnostic.DiagnosticId.UNUSED_BY_FUNCTION;

import dev.bqt.compiler.ast.Assignments;
import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.DirectoryClause;
import dev.bqt.compiler.ast.LoadTail;
import dev.bqt.compiler.ast.Name;
import dev.bqt.compiler.ast.Phrase;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.diagnostic.Suggestion;
import dev.bqt.compiler.ingest.ConfigFiles;
import dev.bqt.compiler.ingest.ConfigKey;
import dev.bqt.compiler.option.ExternalOptions;
import dev.bqt.compiler.option.IngestOptions;
import dev.bqt.compiler.option.LoadFormat;
import dev.bqt.compiler.option.LoadOptions;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Formats and options of a directory are BigQuery's, each said once. */
final class DirectoryOptions implements Check {

  /** Fields of load.json that a rule states in another way, and how. */
  private static final Map<String, String> OF_LOAD =
      Map.of(
          "source_format", "Write the format behind LOAD: LOAD CSV",
          "format", "Write the format behind LOAD: LOAD CSV",
          "source_uris", "The files of the completed directory are the sources.",
          "uris", "The files of the completed directory are the sources.",
          "destination_table", "Write the table behind INTO: LOAD INTO shop.orders",
          "destination_regex", "Write MATCHING r\"…\" behind DIRECTORY.");

  private static final Map<String, String> OF_EXTERNAL =
      Map.of(
          "source_format", "Write the format behind OVER: OVER CSV",
          "format", "Write the format behind OVER: OVER CSV",
          "source_uris", "The files of the completed directory are the sources.",
          "uris", "The files of the completed directory are the sources.",
          "bigtable_options", "Files in a bucket are no Bigtable.",
          "google_sheets_options", "Files in a bucket are no Google Sheets.");

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (DirectoryTree.Level level : DirectoryTree.of(rules).levels()) {
      Clause.LoadClause load = level.rule().load();
      if (load != null) {
        inspectFormat(load.format(), found);
        inspect(load, found);
      }
      DirectoryClause.Run run = level.rule().first(DirectoryClause.Run.class);
      if (run != null && run.over() != null) {
        inspectFormat(run.over().format(), found);
        inspect(run.over(), found);
        ConfigFiles.external(level.rule()).forEach(key -> inspectHive(key, found));
      }
    }
  }

  private static void inspectFormat(Name format, Diagnostics found) {
    if (format != null && LoadFormat.find(format.text()) == null) {
      String meant = Suggestion.nearest(format.text(), LoadFormat.words());
      String all = String.join(", ", LoadFormat.words());
      found.add(
          Diagnostic.of(
                  UNKNOWN_FORMAT,
                  format.span(),
                  "BigQuery loads " + all + ", not " + format.text() + ".")
              .hint(meant.isEmpty() ? "Lines of JSON are JSON." : "Did you mean " + meant + "?"));
    }
  }

  private static void inspect(Clause.LoadClause load, Diagnostics found) {
    LoadTail.Options options = load.first(LoadTail.Options.class);
    if (options == null) {
      return;
    }
    KnownOptions.inspect(options.assignments(), IngestOptions.OF_LOAD, OF_LOAD, found);
    for (Assignments.Entry entry : options.assignments().entries()) {
      String name = entry.key().text();
      Phrase tail =
          switch (name.toLowerCase(Locale.ROOT)) {
            case "write_disposition" -> mode(load);
            case "autodetect" -> load.first(LoadTail.Autodetect.class);
            case "schema_update_options" -> load.first(LoadTail.FieldAddition.class);
            default -> null;
          };
      if (tail != null) {
        found.add(
            Diagnostic.of(
                    DUPLICATE_OPTION,
                    entry.key().span(),
                    name + " is given already, as " + tail.name() + ".")
                .and(tail.head(), "here")
                .hint("Keep one of the two."));
      }
      if (name.equalsIgnoreCase("data_source_name") && entry.value() instanceof Text text) {
        inspectSourceName(text, found);
      }
    }
  }

  private static Phrase mode(Clause.LoadClause load) {
    LoadTail.Append append = load.first(LoadTail.Append.class);
    return append == null ? load.first(LoadTail.Overwrite.class) : append;
  }

  private static void inspectSourceName(Text name, Diagnostics found) {
    if (!name.value().matches("[A-Za-z0-9_-]+")) {
      found.add(
          Diagnostic.of(
                  ILLEGAL_SETTING,
                  name.span(),
                  "data_source_name becomes part of ids of jobs: those have letters, digits, _ and"
                      + " - alone.")
              .hint("Write for example \"till_7\"."));
    }
  }

  private static void inspect(DirectoryClause.External over, Diagnostics found) {
    LoadFormat format = LoadFormat.find(over.format().text());
    if (over.options() != null && format != null) {
      LoadOptions table = ExternalOptions.of(format);
      KnownOptions.inspect(over.options(), table, elsewhere(table), found);
    }
  }

  /** Beside what is said elsewhere, the options that other formats have. */
  private static Map<String, String> elsewhere(LoadOptions table) {
    Map<String, String> elsewhere = new HashMap<>(OF_EXTERNAL);
    for (LoadFormat other : LoadFormat.values()) {
      for (String name : ExternalOptions.of(other).names()) {
        if (table.find(name) == null) {
          elsewhere.putIfAbsent(name, "That is an option of OVER " + other + ".");
        }
      }
    }
    return elsewhere;
  }

  private static void inspectHive(ConfigKey key, Diagnostics found) {
    boolean lost =
        List.of("sourceUriPrefix", "requirePartitionFilter", "fields")
            .contains(key.path().isEmpty() ? "" : key.path().get(key.path().size() - 1));
    if (lost && key.path().get(0).equals("hivePartitioningOptions")) {
      found.add(
          Diagnostic.of(
                  UNUSED_BY_FUNCTION,
                  key.span(),
                  "The function takes the mode alone and works the prefix out by itself.")
              .hint("Keep hive_partitioning_options = (mode = \"AUTO\")."));
    }
  }
}
