package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.FILES_GONE;

import dev.bqt.compiler.ast.Action;
import dev.bqt.compiler.ast.BatchTail;
import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.Outcome;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.Verb;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.source.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Objects are taken away once: what DELETE or MOVE has taken, no later DELETE or MOVE finds.
 *
 * <p>What stands below IF EXISTS may not have been done, and of the lists for success and failure
 * one is done.
 */
final class FilesGoOnce implements Check {

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.all()) {
      for (Clause clause : rule.clauses()) {
        if (clause instanceof Clause.OutcomeClause on) {
          walk(on.actions(), Map.of(), found);
        } else if (clause instanceof Clause.BatchClause batch
            && batch.first(BatchTail.Group.class) != null) {
          walk(batch.first(BatchTail.Group.class).onDone(), Map.of(), found);
        }
      }
    }
  }

  /** Returns what is gone behind a list, each with the verb that has taken it. */
  private static Map<String, Span> walk(
      List<Action> actions, Map<String, Span> before, Diagnostics found) {
    Map<String, Span> gone = new HashMap<>(before);
    for (Action action : actions) {
      Map<String, Span> after = new HashMap<>(gone);
      for (String each : Taken.by(action.verb())) {
        if (gone.containsKey(each)) {
          found.add(gone(action.verb(), each, gone.get(each)));
          break;
        }
      }
      Taken.by(action.verb()).forEach(each -> after.putIfAbsent(each, action.verb().head()));
      for (Action.Nested nested : action.nested()) {
        Map<String, Span> inside = walk(nested.actions(), gone, found);
        if (nested.outcome() == Outcome.SUCCESS && isRun(action.verb())) {
          after.putAll(inside);
        }
      }
      if (action.ifExists() == null) {
        gone = after;
      }
    }
    return gone;
  }

  /** BqTail never runs what stands below the others. */
  private static boolean isRun(Verb verb) {
    return verb instanceof Verb.Query
        || verb instanceof Verb.Copy
        || verb instanceof Verb.Export
        || verb instanceof Verb.Named;
  }

  private static Diagnostic gone(Verb verb, String what, Span before) {
    String objects = what.equals(Taken.LOADED) ? "what was loaded" : what;
    return Diagnostic.of(
            FILES_GONE,
            verb.head(),
            "This " + verb.name() + " finds nothing: " + objects + " has been taken away before.")
        .and(before, "here")
        .hint(
            verb instanceof Verb.Move
                ? "Keep one of the two; MOVE takes objects away from where they are."
                : "Leave this DELETE out.");
  }
}
