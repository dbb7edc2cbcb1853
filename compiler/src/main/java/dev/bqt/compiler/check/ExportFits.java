package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.OPTION_OF_ANOTHER_FORMAT;
import static dev.bqt.compiler.diagnostic.DiagnosticId.UNKNOWN_OPTION_VALUE;

import dev.bqt.compiler.ast.Action;
import dev.bqt.compiler.ast.ActionTail;
import dev.bqt.compiler.ast.Assignments;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.ast.Verb;
import dev.bqt.compiler.check.tree.Actions;
import dev.bqt.compiler.check.tree.PlacedAction;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Options of an EXPORT are of the format that stands behind AS ("Exporting table data", formats and
 * compression types, in BigQuery's documentation).
 */
final class ExportFits implements Check {

  private static final Map<String, List<String>> COMPRESSIONS =
      Map.of(
          "CSV", List.of("GZIP", "NONE"),
          "JSON", List.of("GZIP", "NONE"),
          "NEWLINE_DELIMITED_JSON", List.of("GZIP", "NONE"),
          "AVRO", List.of("DEFLATE", "SNAPPY", "NONE"),
          "PARQUET", List.of("GZIP", "SNAPPY", "ZSTD", "NONE"));

  private static final List<String> OF_CSV = List.of("fielddelimiter", "includeheader", "header");

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.all()) {
      for (PlacedAction placed : Actions.of(rule)) {
        ActionTail.As as = placed.action().first(ActionTail.As.class);
        if (as != null && placed.action().verb() instanceof Verb.Export) {
          inspect(placed.action(), as.format().text().toUpperCase(Locale.ROOT), found);
        }
      }
    }
  }

  private static void inspect(Action action, String format, Diagnostics found) {
    for (ActionTail tail : action.tails()) {
      if (tail instanceof ActionTail.Mapped mapped && COMPRESSIONS.containsKey(format)) {
        mapped.assignments().entries().forEach(each -> inspect(each, format, found));
      }
    }
  }

  private static void inspect(Assignments.Entry entry, String format, Diagnostics found) {
    String name = entry.key().text().replace("_", "").toLowerCase(Locale.ROOT);
    List<String> may = COMPRESSIONS.get(format);
    if (name.equals("compression") && entry.value() instanceof Text text) {
      boolean known = COMPRESSIONS.values().stream().anyMatch(all -> all.contains(text.value()));
      if (known && !may.contains(text.value())) {
        found.add(
            Diagnostic.of(
                    UNKNOWN_OPTION_VALUE,
                    text.span(),
                    "Files of " + format + " may be: " + String.join(", ", may) + ".")
                .hint("Write \"" + may.get(0) + "\", or leave it out."));
      }
    } else if (OF_CSV.contains(name) && !format.equals("CSV")) {
      found.add(
          Diagnostic.of(
                  OPTION_OF_ANOTHER_FORMAT,
                  entry.key().span(),
                  entry.key().text() + " is about CSV; files of " + format + " have none.")
              .hint("Leave it out."));
    }
  }
}
