package dev.bqt.compiler.route;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts together an object of JSON, key by key. What is null or empty is left out. */
public final class NodeBuilder {

  private final Map<String, JsonTree> fields = new LinkedHashMap<>();

  /** A text; null leaves it out. */
  public NodeBuilder text(String key, String value) {
    return value == null ? this : put(key, new JsonTree.Chars(value));
  }

  /** Texts; none leaves the key out. */
  public NodeBuilder texts(String key, List<String> values) {
    return items(key, values.stream().<JsonTree>map(JsonTree.Chars::new).toList());
  }

  /** True; false leaves it out. */
  public NodeBuilder flag(String key, boolean stated) {
    return stated ? put(key, new JsonTree.Bool(true)) : this;
  }

  /** True or false; null leaves it out. */
  public NodeBuilder truth(String key, Boolean value) {
    return value == null ? this : put(key, new JsonTree.Bool(value));
  }

  /** A whole number; null leaves it out. */
  public NodeBuilder number(String key, Long value) {
    return value == null ? this : put(key, new JsonTree.Digits(Long.toString(value)));
  }

  /** A list; an empty one is left out. */
  public NodeBuilder items(String key, List<? extends JsonTree> values) {
    return values.isEmpty() ? this : put(key, new JsonTree.Items(List.copyOf(values)));
  }

  /** An object; null leaves it out, an empty one stays. */
  public NodeBuilder node(String key, JsonTree.Node value) {
    return value == null ? this : put(key, value);
  }

  /** Any value; one of the same key is replaced in its place. */
  public NodeBuilder put(String key, JsonTree value) {
    fields.put(key, value);
    return this;
  }

  /** All fields of another object. */
  public NodeBuilder all(JsonTree.Node other) {
    fields.putAll(other.fields());
    return this;
  }

  /** Whether nothing was put in. */
  public boolean isEmpty() {
    return fields.isEmpty();
  }

  /** The object. */
  public JsonTree.Node build() {
    return new JsonTree.Node(fields);
  }
}
