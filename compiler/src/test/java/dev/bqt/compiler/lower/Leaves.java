package dev.bqt.compiler.lower;

import dev.bqt.compiler.route.JsonTree;
import java.util.Map;
import java.util.TreeMap;

/** All values of a document that hold no others, by their paths: {@code Dest.Table="d.t"}. */
final class Leaves {

  private final Map<String, String> all = new TreeMap<>();

  private Leaves() {}

  static Map<String, String> of(JsonTree document) {
    Leaves leaves = new Leaves();
    leaves.add("", document);
    return leaves.all;
  }

  private void add(String path, JsonTree value) {
    if (value instanceof JsonTree.Node node && !node.fields().isEmpty()) {
      node.fields().forEach((key, inner) -> add(join(path, key), inner));
    } else if (value instanceof JsonTree.Items items && !items.values().isEmpty()) {
      for (int i = 0; i < items.values().size(); i++) {
        add(path + "[" + i + "]", items.values().get(i));
      }
    } else {
      all.put(path, text(value));
    }
  }

  private static String join(String path, String key) {
    String name = key.contains(".") ? "`" + key + "`" : key;
    return path.isEmpty() ? name : path + "." + name;
  }

  private static String text(JsonTree value) {
    if (value instanceof JsonTree.Chars chars) {
      return "\"" + chars.value().replace("\\", "\\\\") + "\"";
    } else if (value instanceof JsonTree.Digits number) {
      return number.digits();
    } else if (value instanceof JsonTree.Bool truth) {
      return Boolean.toString(truth.value());
    } else if (value instanceof JsonTree.Null) {
      return "null";
    }
    return value instanceof JsonTree.Node ? "{}" : "[]";
  }
}
