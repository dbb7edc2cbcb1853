package dev.bqt.compiler.decompile.read;

import dev.bqt.compiler.route.JsonTree;
import dev.bqt.compiler.source.Span;
import java.util.List;

/** A value of JSON or YAML, with the place at which it is written. */
public sealed interface Tree {

  /** Where it is written. */
  Span span();

  /** Keys and values in the order written; a key may be there twice. */
  record Mapping(List<Entry> entries, Span span) implements Tree {

    /** Copies the list. */
    public Mapping {
      entries = List.copyOf(entries);
    }

    /** The value of the last entry of a name in any case, or null. */
    Tree find(String key) {
      Tree last = null;
      for (Entry entry : entries) {
        last = entry.key().equalsIgnoreCase(key) ? entry.value() : last;
      }
      return last;
    }
  }

  /** A list. */
  record Sequence(List<Tree> values, Span span) implements Tree {

    /** Copies the list. */
    public Sequence {
      values = List.copyOf(values);
    }
  }

  /** A text, a number, true, false or null. */
  record Leaf(JsonTree value, Span span) implements Tree {}

  /**
   * One key and its value.
   *
   * @param place of the key
   * @param written the key as it is written, which YAML may read as something else
   */
  record Entry(String key, String written, Span place, Tree value) {}

  /** What it is, as people say it. */
  static String kind(Tree tree) {
    if (tree instanceof Mapping) {
      return "an object";
    } else if (tree instanceof Sequence) {
      return "a list";
    }
    JsonTree value = ((Leaf) tree).value();
    if (value instanceof JsonTree.Chars) {
      return "a text";
    } else if (value instanceof JsonTree.Digits) {
      return "a number";
    }
    return value instanceof JsonTree.Bool ? "true or false" : "null";
  }
}
