package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.INCOMPLETE_ACTION;

import dev.bqt.compiler.ast.Action;
import dev.bqt.compiler.ast.ActionTail;
import dev.bqt.compiler.ast.Assignments;
import dev.bqt.compiler.ast.Literal;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.ast.Verb;
import dev.bqt.compiler.check.tree.Actions;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.option.ActionFields;
import java.util.Locale;
import java.util.Set;

/**
 * Fields of requests are of their types: rows a list of objects, attributes an object, addresses
 * and tables a text (the request types of viant/bqtail's services).
 */
final class RequestTypes implements Check {

  /** Texts, in small letters; a number among them is most likely a slip. */
  private static final Set<String> TEXTS =
      Set.of(
          "table",
          "url",
          "dest",
          "source",
          "template",
          "sql",
          "sqlurl",
          "desturl",
          "topic",
          "datasetid",
          "bodyurl",
          "partitionsql",
          "title");

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.all()) {
      Actions.of(rule).forEach(placed -> inspect(placed.action(), found));
    }
  }

  private static void inspect(Action action, Diagnostics found) {
    Verb verb = action.verb();
    if (verb instanceof Verb.Insert insert && insert.rows() != null && !isRows(insert.rows())) {
      found.add(wrong(insert.rows(), "ROWS", "a list of objects, [(id = 1)]"));
    } else if (verb instanceof Verb.Named named && named.request() != null) {
      inspect(named.request(), NestedActions.legacyName(verb), found);
    }
    for (ActionTail tail : action.tails()) {
      if (tail instanceof ActionTail.Mapped map && map.kind() == ActionTail.Mapped.Kind.WITH) {
        inspect(map.assignments(), NestedActions.legacyName(verb), found);
      }
    }
  }

  private static void inspect(Assignments request, String action, Diagnostics found) {
    for (Assignments.Entry entry : request.entries()) {
      String name = entry.key().text();
      String key = name.toLowerCase(Locale.ROOT);
      Literal value = entry.value();
      boolean known = ActionFields.name(action, name) != null;
      if (!known || value instanceof Literal.Nothing) {
        continue;
      } else if (TEXTS.contains(key) && !(value instanceof Text)) {
        found.add(wrong(value, name, "a text"));
      } else if (key.equals("attributes") && !(value instanceof Assignments)) {
        found.add(wrong(value, name, "an object, (key = \"value\")"));
      } else if (key.equals("data") && action.equals("insert") && !isRows(value)) {
        found.add(wrong(value, name, "a list of objects, [(id = 1)]"));
      }
    }
  }

  private static boolean isRows(Literal value) {
    return value instanceof Literal.Listing list
            && list.values().stream().allMatch(Assignments.class::isInstance)
        || value instanceof Text text && text.value().startsWith("$");
  }

  private static Diagnostic wrong(Literal value, String field, String expected) {
    return Diagnostic.of(INCOMPLETE_ACTION, value.span(), field + " takes " + expected + ".")
        .hint("The action would fail when it is its turn.");
  }
}
