package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.UNKNOWN_RAW_KEY;

import dev.bqt.compiler.ast.Action;
import dev.bqt.compiler.ast.ActionTail;
import dev.bqt.compiler.ast.Assignments;
import dev.bqt.compiler.ast.Name;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.Verb;
import dev.bqt.compiler.check.tree.Actions;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.diagnostic.Suggestion;
import dev.bqt.compiler.option.ActionFields;
import dev.bqt.compiler.target.Target;
import java.util.ArrayList;
import java.util.List;

/** WITH and ACTION write fields that the action has: BqTail passes over all others. */
final class RequestFields implements Check {

  /** What BqTail writes into requests itself, unless it is there. */
  private static final List<String> OF_ALL = List.of("JobSource", "Error", "Response");

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.all()) {
      Actions.of(rule).forEach(placed -> inspect(placed.action(), found));
    }
  }

  private static void inspect(Action action, Diagnostics found) {
    String name = NestedActions.legacyName(action.verb());
    List<String> own = ActionFields.of(name);
    if (own == null) {
      return;
    }
    List<String> known = new ArrayList<>(own);
    known.addAll(OF_ALL);
    for (Assignments map : requests(action)) {
      for (Assignments.Entry entry : map.entries()) {
        if (known.stream().noneMatch(first(entry.key())::equalsIgnoreCase)) {
          found.add(unknown(entry.key(), name, own));
        }
      }
    }
  }

  private static List<Assignments> requests(Action action) {
    List<Assignments> all = new ArrayList<>();
    if (action.verb() instanceof Verb.Named named && named.request() != null) {
      all.add(named.request());
    }
    for (ActionTail tail : action.tails()) {
      if (tail instanceof ActionTail.Mapped mapped
          && mapped.kind() == ActionTail.Mapped.Kind.WITH) {
        all.add(mapped.assignments());
      }
    }
    return all;
  }

  /** RAW writes fields inside of fields. */
  private static String first(Name key) {
    int dot = key.text().indexOf('.');
    return dot < 0 ? key.text() : key.text().substring(0, dot);
  }

  private static Diagnostic unknown(Name key, String action, List<String> known) {
    String meant = Suggestion.nearest(key.text(), known);
    String near = key.text().equalsIgnoreCase("URL") && meant.isEmpty() ? known.get(0) : meant;
    return Diagnostic.of(
            UNKNOWN_RAW_KEY,
            key.span(),
            "The action " + action + " has no field " + key.text() + "; BqTail passes over it.")
        .hint(
            near.isEmpty()
                ? "Its fields are: " + String.join(", ", known) + "."
                : "Did you mean " + near + "?");
  }

  /** Then fields were others. */
  @Override
  public boolean holdsFor(Target target) {
    return target == null || !target.is2019();
  }
}
