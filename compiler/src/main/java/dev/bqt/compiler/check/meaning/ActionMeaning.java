package dev.bqt.compiler.check.meaning;

import dev.bqt.compiler.ast.Action;
import dev.bqt.compiler.ast.ActionTail;
import dev.bqt.compiler.ast.Assignments;
import dev.bqt.compiler.ast.BatchTail;
import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.Literal;
import dev.bqt.compiler.ast.Name;
import dev.bqt.compiler.ast.Outcome;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.TableName;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.ast.Verb;
import dev.bqt.compiler.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lists of actions that RAW writes, and fields of actions that are there. */
final class ActionMeaning {

  private ActionMeaning() {}

  static boolean take(RuleDraft rule, RawLeaf leaf) {
    Outcome outcome =
        leaf.path().get(0).equalsIgnoreCase("OnSuccess") ? Outcome.SUCCESS : Outcome.FAILURE;
    Clause.OutcomeClause present = null;
    for (Clause clause : rule.clauses()) {
      if (clause instanceof Clause.OutcomeClause on && on.outcome() == outcome) {
        present = on;
      }
    }
    List<Action> actions = put(present == null ? List.of() : present.actions(), leaf.below(1));
    if (actions != null) {
      Span head = present == null ? leaf.place() : present.head();
      rule.replace(present, new Clause.OutcomeClause(outcome, actions, head));
    }
    return actions != null;
  }

  /**
   * A list of actions with what RAW writes there.
   *
   * @param leaf its path begins behind the name of the list
   * @return null if it writes anything else than a list, or a field of one of its actions
   */
  static List<Action> put(List<Action> present, RawLeaf leaf) {
    if (leaf.path().isEmpty()) {
      List<Assignments> maps = Entries.maps(leaf);
      return maps == null ? null : maps.stream().map(ActionMeaning::action).toList();
    }
    int index = Entries.index(leaf.path().get(0));
    if (present.isEmpty() || index < 0 || index > present.size()) {
      return null;
    }
    List<Action> actions = new ArrayList<>(present);
    if (index == actions.size()) {
      actions.add(named(new Name("", leaf.place()), null, List.of(), null, leaf.place()));
    }
    actions.set(index, field(actions.get(index), leaf.below(1)));
    return actions;
  }

  private static Action named(
      Name name, TableName ifExists, List<Action.Nested> nested, Assignments request, Span span) {
    Verb verb = new Verb.Named(name, request, name.span());
    return new Action(ifExists, verb, List.of(), nested, span);
  }

  private static Action action(Assignments map) {
    List<Action.Nested> nested = new ArrayList<>();
    for (Assignments.Entry entry : map.entries()) {
      RawLeaf list = new RawLeaf(List.of(), entry.value(), entry.key().span());
      List<Assignments> maps = isOutcome(entry.key().text()) ? Entries.maps(list) : null;
      if (maps != null && !maps.isEmpty()) {
        List<Action> actions = maps.stream().map(ActionMeaning::action).toList();
        nested.add(new Action.Nested(outcome(entry.key().text()), actions, entry.key().span()));
      }
    }
    Literal request = Entries.get(map, "Request");
    Literal when = Entries.get(map, "When");
    return named(
        Entries.name(map, "Action", map.span()),
        when instanceof Assignments condition ? Entries.table(condition, "Exists") : null,
        nested,
        request instanceof Assignments fields ? fields : null,
        map.span());
  }

  private static boolean isOutcome(String key) {
    return key.equalsIgnoreCase("OnSuccess") || key.equalsIgnoreCase("OnFailure");
  }

  private static Outcome outcome(String key) {
    return key.equalsIgnoreCase("OnSuccess") ? Outcome.SUCCESS : Outcome.FAILURE;
  }

  /** An action with another value of a field; fields that nobody reads change nothing. */
  private static Action field(Action action, RawLeaf leaf) {
    if (leaf.path().isEmpty()) {
      return action;
    }
    String name = leaf.path().get(0).toLowerCase(Locale.ROOT);
    if (leaf.key().equals("action") && leaf.value() instanceof Text text) {
      Assignments request = action.verb() instanceof Verb.Named own ? own.request() : null;
      Verb verb = new Verb.Named(new Name(text.value(), text.span()), request, leaf.place());
      return new Action(action.ifExists(), verb, action.tails(), action.nested(), action.span());
    } else if (leaf.key().equals("when.exists")) {
      return new Action(
          leaf.table(), action.verb(), action.tails(), action.nested(), action.span());
    } else if (name.equals("request") && leaf.path().size() > 1) {
      return requested(action, leaf.below(1));
    } else if (isOutcome(name)) {
      return nested(action, outcome(name), leaf);
    }
    return action;
  }

  private static Action requested(Action action, RawLeaf leaf) {
    Name key = new Name(String.join(".", leaf.path()), leaf.place());
    Assignments.Entry entry = new Assignments.Entry(key, leaf.value());
    Assignments one = new Assignments(List.of(entry), leaf.place());
    List<ActionTail> tails = new ArrayList<>(action.tails());
    tails.add(new ActionTail.Mapped(ActionTail.Mapped.Kind.WITH, one, leaf.place()));
    return new Action(action.ifExists(), action.verb(), tails, action.nested(), action.span());
  }

  private static Action nested(Action action, Outcome outcome, RawLeaf leaf) {
    List<Action> actions = put(action.nested(outcome), leaf.below(1));
    if (actions == null) {
      return action;
    }
    List<Action.Nested> all = new ArrayList<>(action.nested());
    all.removeIf(each -> each.outcome() == outcome);
    if (!actions.isEmpty()) {
      all.add(new Action.Nested(outcome, actions, leaf.place()));
    }
    return new Action(action.ifExists(), action.verb(), action.tails(), all, action.span());
  }

  /** The rule with verbs for actions that are written by their names; the very same if none is. */
  static Rule inVerbs(Rule rule) {
    List<Clause> clauses = rule.clauses().stream().map(ActionMeaning::inVerbs).toList();
    boolean same = true;
    for (int i = 0; i < clauses.size(); i++) {
      same &= clauses.get(i) == rule.clauses().get(i);
    }
    return same ? rule : new Rule(rule.header(), rule.source(), clauses, rule.whole(), rule.span());
  }

  private static Clause inVerbs(Clause clause) {
    if (clause instanceof Clause.OutcomeClause on) {
      List<Action> actions = RequestMeaning.inVerbs(on.actions());
      return actions == on.actions()
          ? clause
          : new Clause.OutcomeClause(on.outcome(), actions, on.head());
    } else if (clause instanceof Clause.BatchClause batch
        && batch.first(BatchTail.Group.class) != null) {
      BatchTail.Group group = batch.first(BatchTail.Group.class);
      List<Action> actions = RequestMeaning.inVerbs(group.onDone());
      return actions == group.onDone()
          ? clause
          : new Clause.BatchClause(
              batch.window(),
              RuleDraft.with(
                  batch.tails(),
                  BatchTail.Group.class,
                  new BatchTail.Group(group.span(), actions, group.head())),
              batch.head());
    }
    return clause;
  }
}
