package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.UNKNOWN_CHOICE;

import dev.bqt.compiler.ast.Action;
import dev.bqt.compiler.ast.ActionTail;
import dev.bqt.compiler.ast.JobSource;
import dev.bqt.compiler.ast.Name;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.Verb;
import dev.bqt.compiler.ast.ViaTail;
import dev.bqt.compiler.check.tree.Actions;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.diagnostic.Suggestion;
import java.util.List;
import java.util.Locale;

/** A word that is one of a few is one of them: methods, formats, strategies, kinds of jobs. */
final class KnownChoices implements Check {

  private static final List<String> JOBS = List.of("LOAD", "QUERY", "COPY", "EXTRACT");
  private static final List<String> COPIES = List.of("COPY", "QUERY", "DML");
  private static final List<String> STRATEGIES = List.of("RAND", "FALLBACK");
  private static final List<String> METHODS =
      List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS");
  private static final List<String> EXPORTS =
      List.of("CSV", "JSON", "NEWLINE_DELIMITED_JSON", "AVRO", "PARQUET");

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.all()) {
      if (rule.source() instanceof JobSource job) {
        inspect(job.type(), JOBS, "A job of BigQuery is", "JOB EXTRACT is an export.", found);
      }
      inspectVia(rule, found);
      Actions.of(rule).forEach(placed -> inspect(placed.action(), found));
    }
  }

  private static void inspectVia(Rule rule, Diagnostics found) {
    if (rule.via() == null) {
      return;
    }
    for (ViaTail tail : rule.via().tails()) {
      if (tail instanceof ViaTail.CopyBy copy) {
        inspectCapitals(copy, found);
        inspect(
            copy.method(),
            COPIES,
            "Rows go from the temporary table by",
            "COPY is a copy job, QUERY a query that selects, DML an INSERT.",
            found);
      } else if (tail instanceof ViaTail.Balanced balanced) {
        inspect(
            balanced.strategy(),
            STRATEGIES,
            "Projects are chosen by",
            "RAND takes any, FALLBACK the first that is not at its limit.",
            found);
      }
    }
  }

  /** What RAW writes stays in small letters, in which BqTail refuses it; the clause does not. */
  private static void inspectCapitals(ViaTail.CopyBy copy, Diagnostics found) {
    String method = copy.method().text();
    String capitals = method.toUpperCase(Locale.ROOT);
    boolean raw = copy.head().text().toUpperCase(Locale.ROOT).contains("COPYMETHOD");
    if (raw && COPIES.contains(capitals) && !method.equals(capitals)) {
      found.add(
          Diagnostic.of(
                  UNKNOWN_CHOICE, copy.method().span(), "BqTail reads this in capitals alone.")
              .hint("Write \"" + capitals + "\", or COPY BY " + capitals + " behind VIA."));
    }
  }

  private static void inspect(Action action, Diagnostics found) {
    if (action.verb() instanceof Verb.Call call) {
      inspect(call.method(), METHODS, "A method of HTTP is", "Without one it is GET.", found);
    }
    ActionTail.As as = action.first(ActionTail.As.class);
    if (as != null && action.verb() instanceof Verb.Export) {
      inspect(
          as.format(),
          EXPORTS,
          "BigQuery exports",
          "Without AS the end of the address decides.",
          found);
    }
  }

  private static void inspect(
      Name word, List<String> choices, String intro, String otherwise, Diagnostics found) {
    if (word == null || choices.contains(word.text().toUpperCase(Locale.ROOT))) {
      return;
    }
    String meant = Suggestion.nearest(word.text(), choices);
    found.add(
        Diagnostic.of(
                UNKNOWN_CHOICE,
                word.span(),
                intro + " " + String.join(", ", choices) + ", not " + word.text() + ".")
            .hint(meant.isEmpty() ? otherwise : "Did you mean " + meant + "?"));
  }
}
