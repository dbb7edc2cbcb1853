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
import dev.bqt.compiler.check.tree.PlacedAction;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.target.Target;

/**
 * NOTIFY has a MESSAGE, or a body that is sent as a file: with a title alone BqTail posts nothing
 * (service/slack/notify.go of viant/bqtail).
 */
final class NotificationsSaySomething implements Check {

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.all()) {
      for (PlacedAction placed : Actions.of(rule)) {
        Action action = placed.action();
        if (action.verb() instanceof Verb.Notify
            && action.tails().stream().noneMatch(NotificationsSaySomething::saysSomething)) {
          found.add(
              Diagnostic.of(
                      INCOMPLETE_ACTION,
                      action.verb().head(),
                      "Without a MESSAGE nothing is posted: a title alone is not sent.")
                  .hint(
                      placed.afterFailure()
                          ? "Add for example MESSAGE \"$Error\"."
                          : "Add for example MESSAGE \"$EventID is done\"."));
        }
      }
    }
  }

  private static boolean saysSomething(ActionTail tail) {
    if (tail instanceof ActionTail.Message message) {
      return isThere(message.value());
    } else if (tail instanceof ActionTail.Mapped fields) {
      return fields.assignments().entries().stream()
          .anyMatch(entry -> carries(entry) && isThere(entry.value()));
    }
    return tail instanceof ActionTail.Body;
  }

  private static boolean carries(Assignments.Entry entry) {
    String field = entry.key().text();
    return field.equalsIgnoreCase("Message") || field.equalsIgnoreCase("Body");
  }

  /** A value of another type is told of elsewhere. */
  private static boolean isThere(Literal value) {
    return !(value instanceof Literal.Nothing)
        && !(value instanceof Text text && text.value().isEmpty());
  }

  /** What was posted then is not known. */
  @Override
  public boolean holdsFor(Target target) {
    return target == null || !target.is2019();
  }
}
