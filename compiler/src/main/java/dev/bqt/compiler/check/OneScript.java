package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.CONTRADICTION;

import dev.bqt.compiler.ast.Action;
import dev.bqt.compiler.ast.ActionTail;
import dev.bqt.compiler.ast.Assignments;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.ast.Verb;
import dev.bqt.compiler.check.tree.Actions;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;

/**
 * The SQL of a query and the body of a call are a text or a file. BqTail reads the file only where
 * there is no text (task/actions.go of viant/bqtail).
 */
final class OneScript implements Check {

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.all()) {
      Actions.of(rule).forEach(placed -> inspect(placed.action(), found));
    }
  }

  private static void inspect(Action action, Diagnostics found) {
    Text text = null;
    Text file = null;
    String field = "Body";
    for (ActionTail tail : action.tails()) {
      if (tail instanceof ActionTail.Body body) {
        text = body.body().file() ? text : body.body().text();
        file = body.body().file() ? body.body().text() : file;
      }
    }
    if (action.verb() instanceof Verb.Query query && !query.sql().file()) {
      field = "SQL";
      text = query.sql().text();
    }
    file = file == null ? field(action, field + "URL") : file;
    if (text != null && file != null) {
      found.add(
          Diagnostic.of(
                  CONTRADICTION,
                  file.span(),
                  "BqTail reads a file only where there is no text: of "
                      + field
                      + " and "
                      + field
                      + "URL this one is passed over.")
              .and(text.span(), "the other one")
              .hint("Keep the one that you mean."));
    }
  }

  /** What WITH says of a field; null if nothing. */
  private static Text field(Action action, String name) {
    for (ActionTail tail : action.tails()) {
      if (tail instanceof ActionTail.Mapped map && map.kind() == ActionTail.Mapped.Kind.WITH) {
        for (Assignments.Entry entry : map.assignments().entries()) {
          if (entry.key().text().equalsIgnoreCase(name)
              && entry.value() instanceof Text text
              && !text.value().isEmpty()) {
            return text;
          }
        }
      }
    }
    return null;
  }
}
