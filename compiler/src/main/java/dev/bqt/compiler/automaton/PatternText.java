package dev.bqt.compiler.automaton;

import dev.bqt.compiler.automaton.Expression.Repeat;

/** A pattern, and how far it has been read. */
final class PatternText {

  private final String pattern;
  private int at;

  PatternText(String pattern) {
    this.pattern = pattern;
  }

  boolean atEnd() {
    return at >= pattern.length();
  }

  int peek() {
    return pattern.codePointAt(at);
  }

  int next() {
    int c = peek();
    at += Character.charCount(c);
    return c;
  }

  /** Passes over {@code wanted} if it is next. */
  boolean take(String wanted) {
    boolean there = pattern.startsWith(wanted, at);
    if (there) {
      at += wanted.length();
    }
    return there;
  }

  /** What comes before {@code end}, which is passed over; all the rest if it does not come. */
  String until(String end) {
    int found = pattern.indexOf(end, at);
    String before = pattern.substring(at, found < 0 ? pattern.length() : found);
    at = found < 0 ? pattern.length() : found + end.length();
    return before;
  }

  /** How often at least and at most; null, with nothing read, if this brace does not count. */
  int[] repetition() {
    int start = at;
    int[] times =
        switch (next()) {
          case '*' -> new int[] {0, Repeat.UNBOUNDED};
          case '+' -> new int[] {1, Repeat.UNBOUNDED};
          case '?' -> new int[] {0, 1};
          default -> counted();
        };
    if (times == null) {
      at = start;
    } else {
      take("?");
    }
    return times;
  }

  private int[] counted() {
    int least = number();
    if (least < 0) {
      return null;
    }
    int most = least;
    if (take(",")) {
      most = !atEnd() && peek() == '}' ? Repeat.UNBOUNDED : number();
      if (most < 0 && !pattern.startsWith("}", at)) {
        return null;
      }
    }
    return take("}") ? new int[] {least, most} : null;
  }

  /** The number that is next, or -1. */
  private int number() {
    int start = at;
    while (!atEnd() && isDigit(pattern.charAt(at))) {
      at++;
    }
    String digits = pattern.substring(start, at);
    if (digits.length() > 4 || digits.length() > 1 && digits.startsWith("0")) {
      throw new Undecidable("a count that is written oddly");
    }
    return digits.isEmpty() ? -1 : Integer.parseInt(digits);
  }

  /** A class in brackets, as written. */
  String characterClass() {
    int start = at;
    at++;
    take("^");
    boolean first = true;
    while (!atEnd() && (first || peek() != ']')) {
      first = false;
      int name = pattern.startsWith("[:", at) ? pattern.indexOf(":]", at + 2) : -1;
      if (name >= 0) {
        at = name + 2;
      } else if (next() == '\\' && !atEnd()) {
        next();
      }
    }
    if (!take("]")) {
      throw new Undecidable("a class without an end");
    }
    return pattern.substring(start, at);
  }

  /** An escape, as written; it has at least two characters. */
  String escape() {
    int start = at;
    at++;
    if (atEnd()) {
      throw new Undecidable("a \\ at the end");
    }
    int kind = next();
    if (kind == 'p' || kind == 'P' || kind == 'x') {
      if (take("{")) {
        until("}");
      } else {
        skip(kind == 'x' ? 2 : 1);
      }
    } else if (kind >= '0' && kind <= '7') {
      octal();
    }
    return pattern.substring(start, at);
  }

  private void skip(int characters) {
    for (int i = 0; i < characters && !atEnd(); i++) {
      next();
    }
  }

  private void octal() {
    for (int i = 0; i < 2 && !atEnd() && peek() >= '0' && peek() <= '7'; i++) {
      next();
    }
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
