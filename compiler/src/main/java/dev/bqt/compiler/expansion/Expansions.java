package dev.bqt.compiler.expansion;

import java.util.ArrayList;
import java.util.List;

/**
 * What the legacy replaces in a table: {@code $Date}, {@code $Mod(n)}, {@code $1}, {@code ${name}}
 * and other names behind a dollar.
 */
public final class Expansions {

  private Expansions() {}

  /** What an expansion is. */
  public enum Kind {
    /** {@code $Date}. */
    NAME,
    /** {@code $1}. */
    CAPTURE,
    /** {@code $Mod(n)}. */
    MOD,
    /** <code>${name}</code>. */
    BRACED,
    /** {@code $20240131} at the end: a partition, nothing to replace. */
    PARTITION,
    /** A dollar with nothing behind it. */
    BARE
  }

  /** One expansion: what is inside of it, and where it begins and ends in the text. */
  public record Expansion(Kind kind, String inside, int start, int end) {}

  /** All expansions of a text, in order. */
  public static List<Expansion> of(String text) {
    List<Expansion> all = new ArrayList<>();
    int at = text.indexOf('$');
    while (at >= 0) {
      Expansion next = at(text, at);
      all.add(next);
      at = text.indexOf('$', next.end());
    }
    return all;
  }

  /** The text with a letter for each thing that is replaced, so that its shape can be judged. */
  public static String plain(String text) {
    StringBuilder plain = new StringBuilder();
    int from = 0;
    for (Expansion expansion : of(text)) {
      plain.append(text, from, expansion.start());
      boolean stays = expansion.kind() == Kind.PARTITION || expansion.kind() == Kind.BARE;
      plain.append(stays ? "$" + expansion.inside() : "x");
      from = expansion.end();
    }
    return plain.append(text, from, text.length()).toString();
  }

  private static Expansion at(String text, int dollar) {
    int after = dollar + 1;
    int close = close(text, after);
    if (text.startsWith("{", after) && text.startsWith("}", close)) {
      return new Expansion(Kind.BRACED, text.substring(after + 1, close), dollar, close + 1);
    }
    if (text.startsWith("Mod(", after) && text.startsWith(")", close)) {
      return new Expansion(Kind.MOD, text.substring(after + 4, close), dollar, close + 1);
    }
    int digits = run(text, after, true);
    if (digits > after) {
      boolean partition = digits == text.length() && isPartition(digits - after);
      Kind kind = partition ? Kind.PARTITION : Kind.CAPTURE;
      return new Expansion(kind, text.substring(after, digits), dollar, digits);
    }
    int end = run(text, after, false);
    Kind kind = end == after ? Kind.BARE : Kind.NAME;
    return new Expansion(kind, text.substring(after, end), dollar, end);
  }

  /** The first closing bracket, unless another dollar or the end of the text comes before it. */
  private static int close(String text, int from) {
    int at = from;
    while (at < text.length() && "})$".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return at;
  }

  /** A year, a month, a day or an hour. */
  private static boolean isPartition(int digits) {
    return digits == 4 || digits == 6 || digits == 8 || digits == 10;
  }

  private static int run(String text, int from, boolean digitsOnly) {
    int at = from;
    while (at < text.length() && belongs(text.charAt(at), digitsOnly)) {
      at++;
    }
    return at;
  }

  private static boolean belongs(char c, boolean digitsOnly) {
    boolean digit = c >= '0' && c <= '9';
    boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    return digit || (letter && !digitsOnly);
  }
}
