package dev.bqt.compiler.check.value;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A piece of GoogleSQL, read as far as quotes, comments and brackets go ("Lexical structure and
 * syntax" of BigQuery's reference).
 */
public final class SqlFragment {

  private final String sql;
  private final StringBuilder bare = new StringBuilder();
  private final Deque<Character> open = new ArrayDeque<>();
  private String flaw = "";

  private SqlFragment(String sql) {
    this.sql = sql;
    int at = 0;
    while (at < sql.length()) {
      at = next(at);
    }
    if (flaw.isEmpty() && !open.isEmpty()) {
      flaw = "a bracket that nothing closes";
    }
  }

  /** Reads a text. */
  public static SqlFragment of(String sql) {
    return new SqlFragment(sql);
  }

  /**
   * The same without comments; {@code '…'} stands for each text in quotes, and {@code `…`} for each
   * name in backticks.
   */
  public String bare() {
    return bare.toString();
  }

  /**
   * What breaks a statement that the fragment becomes a part of, in words: a quote, a comment or a
   * bracket without an end, or a comment that takes what follows on its line. Empty if nothing
   * does.
   */
  public String flaw() {
    return flaw;
  }

  private int next(int at) {
    char c = sql.charAt(at);
    if (c == '\'' || c == '"' || c == '`') {
      return quoted(at, c);
    } else if (c == '#' || sql.startsWith("--", at)) {
      return behind("\n", at, "a comment, which takes what follows on its line");
    } else if (sql.startsWith("/*", at)) {
      return behind("*/", at + "/*".length(), "a comment without an end");
    }
    bracket(c);
    bare.append(c);
    return at + 1;
  }

  private int quoted(int at, char quote) {
    String triple = String.valueOf(quote).repeat(3);
    String mark = quote != '`' && sql.startsWith(triple, at) ? triple : String.valueOf(quote);
    int end = at + mark.length();
    while (end < sql.length() && !sql.startsWith(mark, end)) {
      end += sql.charAt(end) == '\\' ? 2 : 1;
    }
    bare.append(quote == '`' ? "`…`" : "'…'");
    if (end >= sql.length()) {
      found("a quote that nothing closes");
    }
    return end + mark.length();
  }

  private int behind(String mark, int at, String otherwise) {
    int end = sql.indexOf(mark, at);
    bare.append(' ');
    if (end < 0) {
      found(otherwise);
    }
    return end < 0 ? sql.length() : end + mark.length();
  }

  private void bracket(char c) {
    if (c == '(' || c == '[') {
      open.push(c);
    } else if (c == ')' || c == ']') {
      char begin = c == ')' ? '(' : '[';
      if (open.isEmpty() || open.pop() != begin) {
        found("a bracket that nothing opens");
      }
    }
  }

  private void found(String what) {
    flaw = flaw.isEmpty() ? what : flaw;
  }
}
