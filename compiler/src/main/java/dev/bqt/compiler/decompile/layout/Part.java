package dev.bqt.compiler.decompile.layout;

import java.util.List;

/**
 * A piece of a clause that stays together.
 *
 * @param path of what it says in the JSON of the rule
 * @param items what stands between its parentheses, each of which may have a line of its own; empty
 *     if it has none
 */
public record Part(String path, String open, List<String> items, String close) {

  /** Copies the list. */
  public Part {
    items = List.copyOf(items);
  }

  /** Words alone. */
  public static Part words(String path, String text) {
    return new Part(path, text, List.of(), "");
  }

  /** A list in parentheses behind words. */
  public static Part list(String path, String head, List<String> items) {
    return new Part(path, head + (head.isEmpty() ? "(" : " ("), items, ")");
  }

  /** All of it in one line, unless there are lines in a text. */
  public String flat() {
    return open + String.join(", ", items) + close;
  }
}
