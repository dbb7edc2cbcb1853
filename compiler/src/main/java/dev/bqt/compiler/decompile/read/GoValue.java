package dev.bqt.compiler.decompile.read;

import dev.bqt.compiler.route.JsonTree;
import java.util.List;

/**
 * The fields of an object as Go sees them: what is absent or null is empty.
 *
 * @param json null or anything; only an object has fields
 */
record GoValue(JsonTree json) {

  /** Whether there is an object. */
  boolean present() {
    return json instanceof JsonTree.Node;
  }

  /** Whether there is no key. */
  boolean isEmpty() {
    return !(json instanceof JsonTree.Node node) || node.fields().isEmpty();
  }

  /** An object inside of it. */
  GoValue inside(String key) {
    return new GoValue(field(key));
  }

  /** A text; empty if there is none. */
  String text(String key) {
    return field(key) instanceof JsonTree.Chars chars ? chars.value() : "";
  }

  /** True only if it says so. */
  boolean truth(String key) {
    return field(key) instanceof JsonTree.Bool truth && truth.value();
  }

  /** A list; empty if there is none. */
  List<JsonTree> items(String key) {
    return field(key) instanceof JsonTree.Items items ? items.values() : List.of();
  }

  private JsonTree field(String key) {
    return json instanceof JsonTree.Node node ? node.fields().get(key) : null;
  }
}
