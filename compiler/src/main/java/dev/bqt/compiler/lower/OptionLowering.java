package dev.bqt.compiler.lower;

import dev.bqt.compiler.ast.Assignments;
import dev.bqt.compiler.ast.Literal;
import dev.bqt.compiler.option.LoadOption;
import dev.bqt.compiler.option.LoadOptions;
import dev.bqt.compiler.option.OptionType;
import dev.bqt.compiler.route.JsonTree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Options to the fields of a load configuration or a request, in the order written. */
final class OptionLowering {

  private OptionLowering() {}

  static JsonTree.Node lower(Assignments written, LoadOptions table) {
    Map<String, JsonTree> fields = new LinkedHashMap<>();
    for (Assignments.Entry entry : written.entries()) {
      LoadOption option = table.find(entry.key().text());
      if (option == null) {
        // Only if somebody has allowed it: then it is written as it is.
        fields.put(entry.key().text(), Verbatim.value(entry.value()));
      } else {
        put(fields, option.path(), value(entry.value(), option));
      }
    }
    return new JsonTree.Node(fields);
  }

  /** An alias of a nested field joins what is there already. */
  private static void put(Map<String, JsonTree> fields, List<String> path, JsonTree value) {
    String key = path.get(0);
    Map<String, JsonTree> inner = new LinkedHashMap<>();
    if (fields.get(key) instanceof JsonTree.Node present) {
      inner.putAll(present.fields());
    }
    if (path.size() > 1) {
      put(inner, path.subList(1, path.size()), value);
      fields.put(key, new JsonTree.Node(inner));
    } else if (value instanceof JsonTree.Node node) {
      inner.putAll(node.fields());
      fields.put(key, new JsonTree.Node(inner));
    } else {
      fields.put(key, value);
    }
  }

  private static JsonTree value(Literal value, LoadOption option) {
    if (value instanceof Assignments map && option.inside() != null) {
      return lower(map, option.inside());
    }
    if (value instanceof Literal.Listing list) {
      return new JsonTree.Items(list.values().stream().map(each -> value(each, option)).toList());
    }
    if (value instanceof Literal.Whole whole && option.type() == OptionType.LONG) {
      return new JsonTree.Chars(Long.toString(whole.value()));
    }
    return Verbatim.value(value);
  }
}
