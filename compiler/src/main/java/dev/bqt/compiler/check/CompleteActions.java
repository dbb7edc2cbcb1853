package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.INCOMPLETE_ACTION;

import dev.bqt.compiler.ast.Action;
import dev.bqt.compiler.ast.ActionTail;
import dev.bqt.compiler.ast.JobSource;
import dev.bqt.compiler.ast.Literal;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.ast.Verb;
import dev.bqt.compiler.check.tree.Actions;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import java.util.List;
import java.util.Map;

/**
 * COPY and EXPORT say what, NOTIFY has a title, the format of an EXPORT can be told, and an ACTION
 * has the fields that it cannot do without.
 */
final class CompleteActions implements Check {

  /** Actions with a verb of their own, and what an ACTION of that name lacks if it has none. */
  private static final Map<String, String> NEEDED =
      Map.of(
          "copy", "Dest",
          "query", "SQL or SQLURL",
          "insert", "Dest, and SQL or Data",
          "export", "DestURL",
          "drop", "Table",
          "call", "URL",
          "push", "Topic",
          "notify", "Channels");

  private static final List<String> KNOWN_ENDS = List.of(".json", ".avro", ".parquet");

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.all()) {
      boolean aboutJob = rule.source() instanceof JobSource;
      Actions.of(rule).forEach(placed -> inspect(placed.action(), aboutJob, found));
    }
  }

  private static void inspect(Action action, boolean aboutJob, Diagnostics found) {
    if (action.verb() instanceof Verb.Copy copy && copy.source() == null && !aboutJob) {
      found.add(missingSource(copy, "COPY shop.orders TO " + copy.target().text()));
    } else if (action.verb() instanceof Verb.Export export) {
      if (export.source() == null && !aboutJob) {
        found.add(missingSource(export, "EXPORT $DestTable TO " + export.target().span().text()));
      }
      inspectFormat(action, export.target(), found);
    } else if (action.verb() instanceof Verb.Named named
        && NEEDED.containsKey(named.action().text())
        && !saysAnything(named)) {
      String name = named.action().text();
      found.add(
          Diagnostic.of(
                  INCOMPLETE_ACTION,
                  named.action().span(),
                  "The action " + name + " needs " + NEEDED.get(name) + ", and fails without.")
              .hint("Its fields stand in parentheses: ACTION " + name + " (…)."));
    } else if (action.verb() instanceof Verb.Notify && title(action) == null) {
      found.add(
          Diagnostic.of(
                  INCOMPLETE_ACTION,
                  action.verb().head(),
                  "A notification has a TITLE; this has none.")
              .hint("Add for example TITLE \"orders\" MESSAGE \"$EventID is loaded\"."));
    }
  }

  /** A field that is needed and of another type is told of by {@link RequestTypes}. */
  private static boolean saysAnything(Verb.Named named) {
    List<String> needed = List.of(NEEDED.get(named.action().text()).split("[ ,]+"));
    return named.request() != null
        && needed.size() == 1
        && named.request().entries().stream()
            .anyMatch(
                entry ->
                    entry.key().text().equalsIgnoreCase(needed.get(0))
                        && !(entry.value() instanceof Text)
                        && !(entry.value() instanceof Literal.Nothing)
                        && !isEmptyList(entry.value()));
  }

  private static boolean isEmptyList(Literal value) {
    return value instanceof Literal.Listing list && list.values().isEmpty();
  }

  private static Diagnostic missingSource(Verb verb, String proposal) {
    return Diagnostic.of(
            INCOMPLETE_ACTION,
            verb.head(),
            verb.name() + " does not say which table; WHEN JOB alone has one to take.")
        .hint("Write " + proposal + ".");
  }

  private static void inspectFormat(Action action, Text target, Diagnostics found) {
    String url = target.value();
    boolean told =
        action.first(ActionTail.As.class) != null
            || KNOWN_ENDS.stream().anyMatch(url::contains)
            || url.indexOf('$') >= 0
            || action.tails().stream().anyMatch(CompleteActions::hasDelimiter);
    if (!told) {
      found.add(
          Diagnostic.of(
                  INCOMPLETE_ACTION,
                  target.span(),
                  "From the end of an address BqTail tells JSON, AVRO and PARQUET alone.")
              .hint("Add AS CSV, AS JSON, AS AVRO or AS PARQUET."));
    }
  }

  private static boolean hasDelimiter(ActionTail tail) {
    return tail instanceof ActionTail.Mapped mapped
        && mapped.assignments().entries().stream()
            .anyMatch(
                entry -> entry.key().text().replace("_", "").equalsIgnoreCase("FieldDelimiter"));
  }

  private static Text title(Action action) {
    for (ActionTail tail : action.tails()) {
      if (tail instanceof ActionTail.Stated stated
          && stated.kind() == ActionTail.Stated.Kind.TITLE) {
        return stated.text();
      }
      if (tail instanceof ActionTail.Mapped mapped) {
        for (var entry : mapped.assignments().entries()) {
          if (entry.key().text().equalsIgnoreCase("Title") && entry.value() instanceof Text text) {
            return text;
          }
        }
      }
    }
    return null;
  }
}
