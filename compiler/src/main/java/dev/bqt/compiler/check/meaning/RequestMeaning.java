package dev.bqt.compiler.check.meaning;

import dev.bqt.compiler.ast.Action;
import dev.bqt.compiler.ast.ActionTail;
import dev.bqt.compiler.ast.Assignments;
import dev.bqt.compiler.ast.Literal;
import dev.bqt.compiler.ast.Name;
import dev.bqt.compiler.ast.Script;
import dev.bqt.compiler.ast.TableName;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.ast.Verb;
import dev.bqt.compiler.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The request of an action, as {@code ACTION} or {@code WITH} write it by fields, as a verb and its
 * words. Fields without a word stay in WITH.
 */
final class RequestMeaning {

  private final Action action;
  private final String name;
  private final Map<String, Assignments.Entry> said = new LinkedHashMap<>();

  private RequestMeaning(Action action, String name) {
    this.action = action;
    this.name = name;
  }

  /** The same list if nothing in it changes. */
  static List<Action> inVerbs(List<Action> actions) {
    List<Action> all = actions.stream().map(RequestMeaning::inVerb).toList();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i) != actions.get(i)) {
        return all;
      }
    }
    return actions;
  }

  private static Action inVerb(Action written) {
    Action action = withNested(written);
    boolean named = action.verb() instanceof Verb.Named;
    boolean with = action.tails().stream().anyMatch(RequestMeaning::isWith);
    return named || with ? new RequestMeaning(action, legacyName(action.verb())).build() : action;
  }

  private static Action withNested(Action action) {
    List<Action.Nested> nested = new ArrayList<>();
    boolean same = true;
    for (Action.Nested each : action.nested()) {
      List<Action> inner = inVerbs(each.actions());
      same &= inner == each.actions();
      nested.add(new Action.Nested(each.outcome(), inner, each.head()));
    }
    return same
        ? action
        : new Action(action.ifExists(), action.verb(), action.tails(), nested, action.span());
  }

  private static boolean isWith(ActionTail tail) {
    return tail instanceof ActionTail.Mapped map && map.kind() == ActionTail.Mapped.Kind.WITH;
  }

  /** What BqTail calls a verb. */
  static String legacyName(Verb verb) {
    if (verb instanceof Verb.Named named) {
      return named.action().text();
    }
    return verb instanceof Verb.Publish ? "push" : verb.name().toLowerCase(Locale.ROOT);
  }

  private Action build() {
    VerbFields.of(action.verb()).forEach(this::say);
    for (ActionTail tail : action.tails()) {
      if (isWith(tail)) {
        ((ActionTail.Mapped) tail).assignments().entries().forEach(this::say);
      }
    }
    Verb verb = verb(action.verb().head());
    if (verb == null) {
      return action;
    }
    List<ActionTail> tails = new ArrayList<>(action.tails());
    tails.removeIf(RequestMeaning::isWith);
    words(tails);
    if (!said.isEmpty()) {
      Assignments rest = new Assignments(List.copyOf(said.values()), action.span());
      tails.add(new ActionTail.Mapped(ActionTail.Mapped.Kind.WITH, rest, action.verb().head()));
    }
    return new Action(action.ifExists(), verb, tails, action.nested(), action.span());
  }

  private void say(Assignments.Entry entry) {
    String key = entry.key().text().toLowerCase(Locale.ROOT);
    int dot = key.lastIndexOf('.');
    int index = Entries.index(key.substring(dot + 1));
    String list = dot < 0 ? "" : key.substring(0, dot);
    if (index >= 0 && value(list) instanceof Literal.Listing present) {
      List<Literal> values = new ArrayList<>(present.values());
      values.add(Math.min(index, values.size()), entry.value());
      if (index + 1 < values.size()) {
        values.remove(index + 1);
      }
      Literal whole = new Literal.Listing(values, present.span());
      said.put(list, new Assignments.Entry(said.get(list).key(), whole));
    } else {
      said.put(key, entry);
    }
  }

  /** Null if the action has no verb, or lacks what its verb cannot be without. */
  private Verb verb(Span head) {
    switch (name) {
      case "delete":
        return new Verb.Delete(urls("urls", "sourceurl"), head);
      case "move":
        return new Verb.Move(
            urls("sourceurls", "sourceurl"), text("desturl"), flag("isdestabsoluteurl"), head);
      case "copy":
        return hasText("dest") ? new Verb.Copy(table("source"), table("dest"), head) : null;
      case "query":
        Text sql = text("sql");
        return VerbFields.query(sql, sql == null ? text("sqlurl") : null, table("dest"), head);
      case "insert":
        return insert(head);
      case "export":
        return hasText("desturl") ? new Verb.Export(table("source"), text("desturl"), head) : null;
      case "drop":
        return hasText("table") ? new Verb.Drop(table("table"), head) : null;
      case "call":
        return hasText("url") ? new Verb.Call(word("method"), text("url"), head) : null;
      case "push":
        return hasText("topic") ? new Verb.Publish(text("topic"), head) : null;
      case "notify":
        return has("channels") ? new Verb.Notify(urls("channels", ""), head) : null;
      default:
        return null;
    }
  }

  private Verb insert(Span head) {
    boolean rows = said.containsKey("data");
    return hasText("dest") && (hasText("sql") || rows)
        ? new Verb.Insert(
            table("dest"), text("sql"), rows ? said.remove("data").value() : null, head)
        : null;
  }

  private void words(List<ActionTail> tails) {
    Span place = action.verb().head();
    boolean disposes = name.equals("copy") || name.equals("query");
    if (disposes && value("append") instanceof Literal.Truth append) {
      tails.removeIf(tail -> isFlag(tail, ActionTail.Flag.Kind.APPEND));
      tails.removeIf(tail -> isFlag(tail, ActionTail.Flag.Kind.OVERWRITE));
      said.remove("append");
      tails.add(
          new ActionTail.Flag(
              append.value() ? ActionTail.Flag.Kind.APPEND : ActionTail.Flag.Kind.OVERWRITE,
              append.span()));
    }
    if (disposes && has("template")) {
      tails.add(new ActionTail.Like(table("template"), place));
    }
    if (name.equals("copy") && flag("multipartition")) {
      tails.add(new ActionTail.Flag(ActionTail.Flag.Kind.EACH_PARTITION, place));
    }
    if (name.equals("export") && has("format")) {
      tails.add(new ActionTail.As(word("format"), place));
    }
    if (name.equals("call") && (has("body") || has("bodyurl"))) {
      boolean file = !has("body");
      Script script = new Script(text(file ? "bodyurl" : "body"), file);
      tails.add(new ActionTail.Body(script, place));
    }
    if (name.equals("notify") && has("title")) {
      tails.add(new ActionTail.Stated(ActionTail.Stated.Kind.TITLE, text("title"), place));
    }
  }

  private static boolean isFlag(ActionTail tail, ActionTail.Flag.Kind kind) {
    return tail instanceof ActionTail.Flag flag && flag.kind() == kind;
  }

  private Literal value(String key) {
    return said.containsKey(key) ? said.get(key).value() : null;
  }

  private boolean has(String key) {
    return value(key) instanceof Text text
        ? !text.value().isEmpty()
        : value(key) instanceof Literal.Listing list && !list.values().isEmpty();
  }

  private boolean hasText(String key) {
    return value(key) instanceof Text && has(key);
  }

  private Text text(String key) {
    return hasText(key) ? (Text) said.remove(key).value() : null;
  }

  private TableName table(String key) {
    Text text = text(key);
    return text == null ? null : new TableName(text.value(), text.variables(), text.span());
  }

  private Name word(String key) {
    Text text = text(key);
    return text == null ? null : new Name(text.value(), text.span());
  }

  private boolean flag(String key) {
    return value(key) instanceof Literal.Truth
        && ((Literal.Truth) said.remove(key).value()).value();
  }

  private List<Text> urls(String list, String one) {
    List<Text> urls = new ArrayList<>();
    for (String key : List.of(list, one)) {
      if (value(key) instanceof Literal.Listing items) {
        items.values().stream()
            .filter(Text.class::isInstance)
            .forEach(each -> urls.add((Text) each));
        said.remove(key);
      } else if (has(key)) {
        urls.add(text(key));
      }
    }
    return urls;
  }
}
