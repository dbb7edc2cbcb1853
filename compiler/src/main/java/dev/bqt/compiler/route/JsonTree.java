package dev.bqt.compiler.route;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JSON value whose shape is known only from what was written. */
public sealed interface JsonTree {

  /** Keys and values, in order. */
  record Node(Map<String, JsonTree> fields) implements JsonTree {

    /** Copies the map and keeps its order. */
    public Node {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** Without a key. */
    public static Node empty() {
      return new Node(Map.of());
    }
  }

  /** A list. */
  record Items(List<JsonTree> values) implements JsonTree {

    /** Copies the list. */
    public Items {
      values = List.copyOf(values);
    }
  }

  /** A string. */
  record Chars(String value) implements JsonTree {}

  /**
   * A number.
   *
   * @param digits as they are written
   */
  record Digits(String digits) implements JsonTree {}

  /** True or false. */
  record Bool(boolean value) implements JsonTree {}

  /** Null. */
  record Null() implements JsonTree {}
}
