package dev.bqt.compiler.sentence;

import static dev.bqt.compiler.sentence.ValueMaker.NOWHERE;

import dev.bqt.compiler.ast.Action;
import dev.bqt.compiler.ast.ActionTail;
import dev.bqt.compiler.ast.ActionTail.Flag;
import dev.bqt.compiler.ast.ActionTail.Mapped;
import dev.bqt.compiler.ast.ActionTail.Stated;
import dev.bqt.compiler.ast.Name;
import dev.bqt.compiler.ast.Outcome;
import dev.bqt.compiler.ast.TableName;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.ast.Verb;
import java.util.ArrayList;
import java.util.List;

/** Makes actions with what stands behind them, and lists below them. */
final class ActionMaker {

  private static final List<String> METHODS = List.of("POST", "PUT", "DELETE", "GET");
  private static final List<String> ACTIONS =
      List.of("own", "tableExists", "load", "reload", "group", "delete", "my own", "");

  private final Choices choices;
  private final ValueMaker values;

  ActionMaker(Choices choices, ValueMaker values) {
    this.choices = choices;
    this.values = values;
  }

  List<Action> list(int depth) {
    return choices.list(1, 3, () -> action(depth));
  }

  private Action action(int depth) {
    TableName guard = choices.onceIn(8) ? values.table() : null;
    Verb verb = verb();
    List<ActionTail> tails = values.sound() ? fitting(verb) : choices.list(0, 4, this::any);
    boolean may = !values.sound() || verb instanceof Verb.Copy || verb instanceof Verb.Query;
    List<Action.Nested> nested =
        depth > 0 && may && choices.onceIn(2) ? nested(depth - 1) : List.of();
    return new Action(guard, verb, tails, nested, NOWHERE);
  }

  private List<Action.Nested> nested(int depth) {
    List<Action.Nested> lists = new ArrayList<>();
    if (!choices.onceIn(3)) {
      lists.add(new Action.Nested(Outcome.SUCCESS, list(depth), NOWHERE));
    }
    if (choices.onceIn(3)) {
      lists.add(new Action.Nested(Outcome.FAILURE, list(depth), NOWHERE));
    }
    return lists;
  }

  private Verb verb() {
    return switch (choices.below(11)) {
      case 0 -> new Verb.Delete(urls(0, 3), NOWHERE);
      case 1 -> move();
      case 2 -> new Verb.Copy(choices.onceIn(4) ? null : values.table(), values.table(), NOWHERE);
      case 3 -> new Verb.Query(values.script(Topic.SQL), optionalTable(), NOWHERE);
      case 4 -> insert();
      case 5 -> new Verb.Export(optionalTable(), values.text(Topic.URL), NOWHERE);
      case 6 -> new Verb.Drop(values.table(), NOWHERE);
      case 7 -> call();
      case 8 -> new Verb.Publish(values.text(Topic.WORDS), NOWHERE);
      case 9 -> new Verb.Notify(choices.list(1, 2, () -> values.text(Topic.CHANNEL)), NOWHERE);
      default -> named();
    };
  }

  private Verb move() {
    Text target = !values.sound() && choices.onceIn(6) ? null : values.text(Topic.URL);
    return new Verb.Move(urls(0, 2), target, target != null && choices.onceIn(3), NOWHERE);
  }

  private Verb insert() {
    boolean rows = choices.onceIn(2);
    return new Verb.Insert(
        values.table(),
        rows ? null : values.text(Topic.SQL),
        rows ? values.literal(2) : null,
        NOWHERE);
  }

  private Verb call() {
    Name method = choices.onceIn(2) ? values.word(METHODS, List.of("patch", "Post")) : null;
    return new Verb.Call(method, values.text(Topic.URL), NOWHERE);
  }

  private Verb named() {
    Name name = new Name(choices.pick(ACTIONS), NOWHERE);
    return new Verb.Named(name, choices.onceIn(2) ? values.assignments(2) : null, NOWHERE);
  }

  private List<Text> urls(int least, int most) {
    return choices.list(least, most, () -> values.text(Topic.URL));
  }

  private TableName optionalTable() {
    return choices.onceIn(2) ? values.table() : null;
  }

  /** Some of what the verb can have, each once. */
  private List<ActionTail> fitting(Verb verb) {
    List<ActionTail> tails = new ArrayList<>();
    if (verb instanceof Verb.Copy || verb instanceof Verb.Query) {
      tails.add(flag(choices.below(2) == 0 ? Flag.Kind.APPEND : Flag.Kind.OVERWRITE));
      maybe(tails, new ActionTail.Like(values.table(), NOWHERE));
    }
    if (verb instanceof Verb.Copy) {
      maybe(tails, flag(Flag.Kind.EACH_PARTITION));
    } else if (verb instanceof Verb.Query) {
      maybe(tails, flag(Flag.Kind.LEGACY_SQL));
      maybe(tails, new ActionTail.InDataset(values.name(), NOWHERE));
    } else if (verb instanceof Verb.Call) {
      maybe(tails, new ActionTail.Body(values.script(Topic.WORDS), NOWHERE));
      maybe(tails, flag(Flag.Kind.AUTHENTICATED));
      maybe(tails, new ActionTail.Scopes(urls(1, 2), NOWHERE));
    } else if (verb instanceof Verb.Publish) {
      maybe(tails, new ActionTail.Message(values.literal(2), NOWHERE));
      maybe(tails, mapped(Mapped.Kind.ATTRIBUTES));
    } else if (verb instanceof Verb.Notify) {
      tails.add(new Stated(Stated.Kind.TITLE, values.text(Topic.WORDS), NOWHERE));
      maybe(tails, new Stated(Stated.Kind.FROM, values.text(Topic.WORDS), NOWHERE));
      tails.add(new ActionTail.Message(values.text(Topic.WORDS), NOWHERE));
    } else if (verb instanceof Verb.Export) {
      maybe(tails, new ActionTail.As(new Name("CSV", NOWHERE), NOWHERE));
    }
    maybe(tails, mapped(Mapped.Kind.WITH));
    return tails;
  }

  private void maybe(List<ActionTail> tails, ActionTail tail) {
    if (choices.onceIn(4)) {
      tails.add(tail);
    }
  }

  private ActionTail any() {
    return switch (choices.below(10)) {
      case 0 -> flag(choices.pick(List.of(Flag.Kind.values())));
      case 1 -> new ActionTail.Like(values.table(), NOWHERE);
      case 2 -> new ActionTail.InDataset(values.name(), NOWHERE);
      case 3 -> new ActionTail.As(values.word(Samples.FORMATS, Samples.ODD_FORMATS), NOWHERE);
      case 4 -> new ActionTail.Body(values.script(Topic.WORDS), NOWHERE);
      case 5 -> new ActionTail.Scopes(urls(1, 2), NOWHERE);
      case 6 -> new ActionTail.Message(values.literal(2), NOWHERE);
      case 7 ->
          new ActionTail.Credentials(values.text(Topic.URL), values.text(Topic.WORDS), NOWHERE);
      case 8 -> mapped(choices.pick(List.of(Mapped.Kind.values())));
      default ->
          new Stated(choices.pick(List.of(Stated.Kind.values())), values.text(Topic.SQL), NOWHERE);
    };
  }

  private static Flag flag(Flag.Kind kind) {
    return new Flag(kind, NOWHERE);
  }

  private Mapped mapped(Mapped.Kind kind) {
    return new Mapped(kind, values.assignments(2), NOWHERE);
  }
}
