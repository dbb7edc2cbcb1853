package dev.bqt.compiler.decompile.write;

/** What needs no quotes: the lexer reads it as one word. */
final class Bare {

  private final String text;
  private int at;

  private Bare(String text) {
    this.text = text;
  }

  /** Letters, digits and underscores, no digit first. */
  static boolean isWord(String text) {
    return text.matches("[A-Za-z_][A-Za-z0-9_]*");
  }

  /** Words joined by dots, colons and single hyphens, expansions such as {@code $Mod(4)} inside. */
  static boolean isTable(String text) {
    boolean begins = !text.isEmpty() && !isDigit(text.charAt(0));
    return begins && new Bare(text).isWhole();
  }

  private boolean isWhole() {
    while (at < text.length()) {
      int before = at;
      run();
      if (at == before) {
        return false;
      }
      if (at == text.length()) {
        return true;
      }
      if (".:-".indexOf(text.charAt(at)) < 0) {
        return false;
      }
      at++;
    }
    return false;
  }

  /** Steps over what may stand between two dots, colons or hyphens. */
  private void run() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (text.startsWith("${", at)) {
        int end = end('}', "{$ \t\r\n");
        if (end < 0) {
          return;
        }
        at = end;
      } else if (text.startsWith("$Mod(", at)) {
        at += 4;
        int end = end(')', "\r\n");
        if (end < 0) {
          return;
        }
        at = end;
      } else if (c == '$' || c == '_' || isDigit(c) || isLetter(c)) {
        at++;
      } else {
        return;
      }
    }
  }

  /** The place behind a closing bracket, or -1 if there is none or something else is before it. */
  private int end(char close, String forbidden) {
    int from = text.indexOf(close == '}' ? '{' : '(', at) + 1;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == close) {
        return i + 1;
      } else if (c == '(' || forbidden.indexOf(c) >= 0) {
        return -1;
      }
    }
    return -1;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }
}
