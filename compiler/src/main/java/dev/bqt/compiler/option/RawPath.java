package dev.bqt.compiler.option;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The path of a key in RAW: names with dots between them. A name in backticks is taken as it is,
 * dots and all; two backticks in it are one. Every text is a path: one of very many names ends with
 * a name that has dots.
 */
public final class RawPath {

  /** Deeper than any rule, and shallow enough to be written. */
  private static final int MOST_NAMES = 64;

  private final String text;
  private int at;

  private RawPath(String text) {
    this.text = text;
  }

  /** Its names, from the outermost; at least one, which may be empty. */
  public static List<String> of(String text) {
    RawPath path = new RawPath(text);
    List<String> names = new ArrayList<>();
    names.add(path.name());
    while (path.at < text.length() && names.size() < MOST_NAMES - 1) {
      path.at++;
      names.add(path.name());
    }
    if (path.at < text.length()) {
      names.add(text.substring(path.at + 1));
    }
    return List.copyOf(names);
  }

  /** The text of a path: what {@link #of} takes apart into these names. */
  public static String text(List<String> names) {
    return names.stream().map(RawPath::quoted).collect(Collectors.joining("."));
  }

  private static String quoted(String name) {
    boolean plain = name.indexOf('.') < 0 && name.indexOf('`') < 0;
    return plain ? name : "`" + name.replace("`", "``") + "`";
  }

  private String name() {
    int close = text.startsWith("`", at) ? close() : -1;
    boolean quoted = close >= 0 && (close + 1 == text.length() || text.charAt(close + 1) == '.');
    if (quoted) {
      String inside = text.substring(at + 1, close).replace("``", "`");
      at = close + 1;
      return inside;
    }
    int dot = text.indexOf('.', at);
    int end = dot < 0 ? text.length() : dot;
    String plain = text.substring(at, end);
    at = end;
    return plain;
  }

  /** The backtick that closes the one here, or -1. */
  private int close() {
    int end = text.indexOf('`', at + 1);
    while (end >= 0 && text.startsWith("``", end)) {
      end = text.indexOf('`', end + 2);
    }
    return end;
  }
}
