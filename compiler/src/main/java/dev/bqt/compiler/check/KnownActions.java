package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.UNKNOWN_ACTION;

import dev.bqt.compiler.ast.Name;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.Verb;
import dev.bqt.compiler.check.tree.Actions;
import dev.bqt.compiler.check.tree.PlacedAction;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.diagnostic.Suggestion;
import java.util.List;
import java.util.Locale;

/** ACTION names an action that BqTail has, in the case in which it has it. */
final class KnownActions implements Check {

  private static final List<String> NAMES =
      List.of(
          "copy",
          "query",
          "load",
          "reload",
          "export",
          "insert",
          "drop",
          "tableExists",
          "call",
          "push",
          "notify",
          "move",
          "delete",
          "group");

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.all()) {
      for (PlacedAction placed : Actions.of(rule)) {
        if (placed.action().verb() instanceof Verb.Named named
            && !NAMES.contains(named.action().text())) {
          found.add(unknown(named.action()));
        }
      }
    }
  }

  private static Diagnostic unknown(Name action) {
    if (action.text().isEmpty()) {
      return Diagnostic.of(UNKNOWN_ACTION, action.span(), "An action has a name; this has none.")
          .hint("Write for example Action = \"delete\".");
    }
    String lower = action.text().toLowerCase(Locale.ROOT);
    for (String name : NAMES) {
      if (name.toLowerCase(Locale.ROOT).equals(lower)) {
        return Diagnostic.of(
                UNKNOWN_ACTION, action.span(), "Actions are found in the very case of their names.")
            .hint("Write ACTION " + name + ".");
      }
    }
    String meant = Suggestion.nearest(action.text(), NAMES);
    return Diagnostic.of(
            UNKNOWN_ACTION,
            action.span(),
            "BqTail has no action " + action.text() + "; the rule would fail when it runs.")
        .hint(
            meant.isEmpty()
                ? "Actions are: " + String.join(", ", NAMES) + "."
                : "Did you mean " + meant + "?");
  }
}
