package dev.bqt.compiler.ast;

import dev.bqt.compiler.source.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * What is to follow a load, a job or another action.
 *
 * @param ifExists only if this table is there; null for always
 * @param tails in the order written; whether the verb can have them is not known here
 * @param nested each list of actions in parentheses behind it; an outcome may be there twice
 * @param span all of it but the nested lists
 */
public record Action(
    TableName ifExists, Verb verb, List<ActionTail> tails, List<Nested> nested, Span span) {

  /** Copies the lists. */
  public Action {
    tails = List.copyOf(tails);
    nested = List.copyOf(nested);
  }

  /** The first tail of a kind, or null. */
  public <T extends ActionTail> T first(Class<T> kind) {
    return Among.first(tails, kind);
  }

  /** Whether a word such as APPEND stands behind the verb. */
  public boolean has(ActionTail.Flag.Kind kind) {
    return tails.stream()
        .anyMatch(tail -> tail instanceof ActionTail.Flag flag && flag.kind() == kind);
  }

  /** The first list of actions for an outcome; empty if there is none. */
  public List<Action> nested(Outcome outcome) {
    for (Nested each : nested) {
      if (each.outcome() == outcome) {
        return each.actions();
      }
    }
    return List.of();
  }

  /** The same with one more list in parentheses. */
  public Action with(Nested list) {
    List<Nested> more = new ArrayList<>(nested);
    more.add(list);
    return new Action(ifExists, verb, tails, more, span);
  }

  /** {@code ON SUCCESS (…)} or {@code ON FAILURE (…)} under an action. */
  public record Nested(Outcome outcome, List<Action> actions, Span head) implements Phrase {

    /** Copies the list. */
    public Nested {
      actions = List.copyOf(actions);
    }

    @Override
    public String name() {
      return "ON " + outcome;
    }
  }
}
