package dev.bqt.compiler.check.tree;

import dev.bqt.compiler.ast.Action;
import dev.bqt.compiler.ast.BatchTail;
import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.Outcome;
import dev.bqt.compiler.ast.Rule;
import java.util.ArrayList;
import java.util.List;

/** All actions of a rule: its own lists, those of a GROUP, and the lists below actions. */
public final class Actions {

  private Actions() {}

  /** All of them, each before those below it. */
  public static List<PlacedAction> of(Rule rule) {
    List<PlacedAction> all = new ArrayList<>();
    for (Clause clause : rule.clauses()) {
      add(clause, all);
    }
    return all;
  }

  /** Those of one clause. */
  public static List<PlacedAction> of(Clause clause) {
    List<PlacedAction> all = new ArrayList<>();
    add(clause, all);
    return all;
  }

  private static void add(Clause clause, List<PlacedAction> all) {
    if (clause instanceof Clause.OutcomeClause on) {
      add(on.actions(), null, on.outcome(), all);
    } else if (clause instanceof Clause.BatchClause batch) {
      for (BatchTail tail : batch.tails()) {
        if (tail instanceof BatchTail.Group group) {
          add(group.onDone(), null, null, all);
        }
      }
    }
  }

  private static void add(
      List<Action> list, PlacedAction parent, Outcome outcome, List<PlacedAction> all) {
    for (int i = 0; i < list.size(); i++) {
      PlacedAction placed = new PlacedAction(list.get(i), parent, outcome, i);
      all.add(placed);
      for (Action.Nested nested : list.get(i).nested()) {
        add(nested.actions(), placed, nested.outcome(), all);
      }
    }
  }
}
