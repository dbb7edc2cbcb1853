package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.BODY_WITH_GET;

import dev.bqt.compiler.ast.ActionTail;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.Verb;
import dev.bqt.compiler.check.tree.Actions;
import dev.bqt.compiler.check.tree.PlacedAction;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import java.util.List;
import java.util.Locale;

/**
 * A CALL with a BODY says a method that has one. In GET and HEAD content has no meaning (RFC 9110,
 * 9.3.1), and GET is what BqTail takes if none is said.
 */
final class BodyHasMethod implements Check {

  private static final List<String> WITHOUT = List.of("GET", "HEAD");

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.all()) {
      for (PlacedAction placed : Actions.of(rule)) {
        ActionTail.Body body = placed.action().first(ActionTail.Body.class);
        if (placed.action().verb() instanceof Verb.Call call && body != null) {
          inspect(call, body, found);
        }
      }
    }
  }

  private static void inspect(Verb.Call call, ActionTail.Body body, Diagnostics found) {
    String method = call.method() == null ? "GET" : call.method().text();
    if (WITHOUT.stream().anyMatch(method::equalsIgnoreCase)) {
      found.add(
          Diagnostic.of(
                  BODY_WITH_GET,
                  body.head(),
                  call.method() == null
                      ? "Without a method CALL is a GET, whose body most services do not read."
                      : "Most services do not read the body of a "
                          + method.toUpperCase(Locale.ROOT)
                          + ".")
              .hint("Write CALL POST " + call.url().span().text() + " BODY …."));
    }
  }
}
