package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.MISSING_LOAD;
import static dev.bqt.compiler.diagnostic.DiagnosticId.UNKNOWN_FORMAT;
import static dev.bqt.compiler.diagnostic.DiagnosticId.VIA_NEEDED;

import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.LoadTail;
import dev.bqt.compiler.ast.Name;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.diagnostic.Suggestion;
import dev.bqt.compiler.option.LoadFormat;

/** A rule says into which table to load, and the format, if it names one, is BigQuery's. */
final class StatesLoad implements Check {

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.all()) {
      if (rule.isAboutObjects() && rule.whole()) {
        inspect(rule, found);
      }
      if (rule.isAboutObjects() && rule.load() != null && rule.load().format() != null) {
        inspect(rule.load().format(), found);
      }
    }
  }

  private static void inspect(Rule rule, Diagnostics found) {
    Clause.LoadClause load = rule.load();
    if (load == null) {
      found.add(
          Diagnostic.of(MISSING_LOAD, rule.when().span(), "This rule has no LOAD INTO.")
              .hint("Add for example LOAD INTO shop.orders."));
      return;
    }
    boolean schema =
        load.first(LoadTail.SchemaLike.class) != null
            || load.first(LoadTail.Autodetect.class) != null;
    boolean transientTable = rule.via() != null;
    if (load.table() != null || (schema && transientTable)) {
      return;
    }
    if (schema) {
      found.add(
          Diagnostic.of(
                  VIA_NEEDED, load.head(), "Without INTO rows stay in a temporary table: no VIA.")
              .hint("Add INTO and a table, or VIA DATASET temp."));
    } else {
      found.add(
          Diagnostic.of(MISSING_LOAD, load.head(), "LOAD is not followed by INTO and a table.")
              .hint(
                  transientTable
                      ? "Write LOAD INTO shop.orders; or state the columns, if rows are to stay in"
                          + " the temporary table: SCHEMA LIKE or SCHEMA AUTODETECT."
                      : "Write for example LOAD INTO shop.orders."));
    }
  }

  private static void inspect(Name format, Diagnostics found) {
    if (LoadFormat.find(format.text()) != null) {
      return;
    }
    String meant = Suggestion.nearest(format.text(), LoadFormat.words());
    String all = String.join(", ", LoadFormat.words());
    found.add(
        Diagnostic.of(
                UNKNOWN_FORMAT,
                format.span(),
                "BigQuery loads " + all + ", not " + format.text() + ".")
            .hint(meant.isEmpty() ? jsonHint(format.text()) : "Did you mean " + meant + "?"));
  }

  private static String jsonHint(String format) {
    return format.equalsIgnoreCase("NDJSON") || format.equalsIgnoreCase("JSONL")
        ? "Lines of JSON are LOAD JSON."
        : "Without a format the names of the objects decide.";
  }
}
