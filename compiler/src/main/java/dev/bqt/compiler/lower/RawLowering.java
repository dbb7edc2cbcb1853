package dev.bqt.compiler.lower;

import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.option.RawPath;
import dev.bqt.compiler.route.JsonTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * RAW, over all that the other clauses have said: a value replaces what is at its path, an object
 * joins the object that is there. In a list a number is an index, from 0; the one behind the last
 * adds to the list, and a list that is too short is filled with nulls. What stands in the way of a
 * path gives way.
 */
final class RawLowering {

  /** A longer number in a path is the name of a key: no list of a rule is that long. */
  private static final int DIGITS = 3;

  private RawLowering() {}

  /** The same object if there is no RAW. */
  static JsonTree.Node over(JsonTree.Node json, Clause.RawClause raw) {
    JsonTree whole = json;
    if (raw != null) {
      for (Clause.RawClause.Entry entry : raw.entries()) {
        List<String> path = RawPath.of(entry.path().value());
        whole = put(whole, path, Verbatim.value(entry.value()));
      }
    }
    return (JsonTree.Node) whole;
  }

  private static JsonTree put(JsonTree present, List<String> path, JsonTree value) {
    if (path.isEmpty()) {
      return joined(present, value);
    }
    String name = path.get(0);
    List<String> rest = path.subList(1, path.size());
    int index = index(name);
    if (present instanceof JsonTree.Items items && index >= 0) {
      List<JsonTree> values = new ArrayList<>(items.values());
      while (values.size() <= index) {
        values.add(new JsonTree.Null());
      }
      values.set(index, put(values.get(index), rest, value));
      return new JsonTree.Items(values);
    }
    Map<String, JsonTree> fields = new LinkedHashMap<>();
    if (present instanceof JsonTree.Node node) {
      fields.putAll(node.fields());
    }
    fields.put(name, put(fields.get(name), rest, value));
    return new JsonTree.Node(fields);
  }

  private static JsonTree joined(JsonTree present, JsonTree value) {
    if (!(present instanceof JsonTree.Node) || !(value instanceof JsonTree.Node node)) {
      return value;
    }
    JsonTree whole = present;
    for (Map.Entry<String, JsonTree> field : node.fields().entrySet()) {
      whole = put(whole, List.of(field.getKey()), field.getValue());
    }
    return whole;
  }

  /** The index that a name is, or -1. */
  private static int index(String name) {
    boolean digits = name.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits && !name.isEmpty() && name.length() <= DIGITS ? Integer.parseInt(name) : -1;
  }
}
