package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.NESTED_ACTIONS_NEVER_RUN;
import static dev.bqt.compiler.diagnostic.DiagnosticId.NESTED_ACTIONS_REFUSED;

import dev.bqt.compiler.ast.Action;
import dev.bqt.compiler.ast.Outcome;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.Verb;
import dev.bqt.compiler.check.tree.Actions;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import java.util.List;
import java.util.Locale;

/** Lists of actions stand below actions that have an end to wait for. */
final class NestedActions implements Check {

  private static final List<String> RUN =
      List.of("load", "reload", "copy", "query", "export", "group");
  private static final List<String> NEVER_RUN = List.of("insert", "drop", "call", "push");

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.all()) {
      Actions.of(rule).forEach(placed -> inspect(placed.action(), found));
    }
  }

  private static void inspect(Action action, Diagnostics found) {
    String name = legacyName(action.verb());
    boolean byVerb =
        !(action.verb() instanceof Verb.Named)
            && action.verb().head().text().equalsIgnoreCase(action.verb().name());
    String said = byVerb ? action.verb().name() : "ACTION " + name;
    for (Action.Nested nested : action.nested()) {
      if (RUN.contains(name)) {
        continue;
      } else if (NEVER_RUN.contains(name)) {
        found.add(
            Diagnostic.of(
                    NESTED_ACTIONS_NEVER_RUN,
                    nested.head(),
                    "The functions accept actions below " + said + " and never run them.")
                .and(action.verb().head(), "the action above")
                .hint(hint(nested)));
      } else {
        found.add(
            Diagnostic.of(
                    NESTED_ACTIONS_REFUSED, nested.head(), said + " cannot have actions below it.")
                .and(action.verb().head(), "the action above")
                .hint(hint(nested)));
      }
    }
  }

  private static String hint(Action.Nested nested) {
    return nested.outcome() == Outcome.SUCCESS
        ? "Put them behind it, separated by a comma: they run if it succeeded."
        : "Leave them out: nothing is run when such an action fails.";
  }

  /** What BqTail calls it. */
  static String legacyName(Verb verb) {
    if (verb instanceof Verb.Named named) {
      return named.action().text();
    }
    return verb instanceof Verb.Publish ? "push" : verb.name().toLowerCase(Locale.ROOT);
  }
}
