package dev.bqt.compiler.decompile.write;

import dev.bqt.compiler.decompile.layout.Act;
import dev.bqt.compiler.decompile.layout.Part;
import dev.bqt.compiler.route.JsonTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Actions: by their verb, or as {@code ACTION name (…)} if it cannot say what they ask for. */
final class ActionWriter {

  private final Quoting quoting;
  private final Literals literals;

  ActionWriter(Quoting quoting) {
    this.quoting = quoting;
    this.literals = new Literals(quoting);
  }

  /** The actions of a list; none if there is no list, or something in it is no action. */
  List<Act> all(List<Fields> actions) {
    boolean sound = actions != null && actions.stream().allMatch(each -> each.hasText("Action"));
    return sound ? actions.stream().map(this::act).toList() : List.of();
  }

  private Act act(Fields action) {
    String guard = guard(action);
    String name = ((JsonTree.Chars) action.peek("Action")).value();
    List<Part> parts = action.isRaw() ? null : verb(name, action);
    if (parts == null) {
      parts = named(name, action);
    }
    if (!guard.isEmpty()) {
      Part first = parts.get(0);
      parts.set(0, new Part(first.path(), guard + first.open(), first.items(), first.close()));
    }
    action.take("Action");
    List<Act.Nest> nests = new ArrayList<>();
    nest(nests, "ON SUCCESS", action.items("OnSuccess"));
    nest(nests, "ON FAILURE", action.items("OnFailure"));
    return new Act(parts, nests);
  }

  private void nest(List<Act.Nest> nests, String head, List<Fields> actions) {
    List<Act> acts = all(actions);
    if (!acts.isEmpty()) {
      nests.add(new Act.Nest(head, acts));
    }
  }

  private String guard(Fields action) {
    Fields when = action.inside("When");
    return when != null && when.hasText("Exists")
        ? "IF EXISTS " + quoting.table(when.text("Exists")) + " "
        : "";
  }

  /** By its verb; null if it has none, or the request lacks what the verb must say. */
  private List<Part> verb(String name, Fields action) {
    boolean absent = isAbsent(action);
    Fields request =
        absent
            ? new Fields(action.path("Request"), JsonTree.Node.empty(), java.util.Set.of())
            : action.inside("Request");
    List<Part> parts =
        request == null ? null : new VerbWriter(request, quoting, action.path()).write(name);
    if (parts == null) {
      return null;
    }
    request.write();
    Map<String, JsonTree> rest = new LinkedHashMap<>();
    for (String key : List.copyOf(request.keys())) {
      rest.put(key, request.take(key));
    }
    if (!rest.isEmpty()) {
      List<String> pairs = literals.pairs(new JsonTree.Node(rest));
      parts.add(Part.list(action.path(), "WITH", pairs));
    }
    return parts;
  }

  /** A null is as absent, as for BqTail. */
  private static boolean isAbsent(Fields action) {
    boolean isNull = action.peek("Request") instanceof JsonTree.Null;
    if (isNull) {
      action.take("Request");
    }
    return isNull || action.peek("Request") == null;
  }

  private List<Part> named(String name, Fields action) {
    List<Part> parts = new ArrayList<>();
    String head = "ACTION " + quoting.action(name);
    if (action.peek("Request") instanceof JsonTree.Node request) {
      action.take("Request");
      List<String> pairs = literals.pairs(request);
      parts.add(Part.list(action.path(), head, pairs));
    } else {
      parts.add(Part.words(action.path(), head));
    }
    return parts;
  }
}
