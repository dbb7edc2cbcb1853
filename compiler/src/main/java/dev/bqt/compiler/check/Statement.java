package dev.bqt.compiler.check;

import com.google.re2j.Pattern;

/** What is seen of SQL at its first word. */
final class Statement {

  private static final Pattern BEFORE =
      Pattern.compile("(?s)^(?:\\s+|--[^\\n]*(?:\\n|$)|#[^\\n]*(?:\\n|$)|/\\*.*?\\*/)+");

  private static final Pattern SELECT = Pattern.compile("(?is)\\(*\\s*(?:SELECT|WITH)\\b.*");

  private static final Pattern CHANGE =
      Pattern.compile("(?is)(?:INSERT|UPDATE|DELETE|MERGE|TRUNCATE|CREATE|DROP|ALTER)\\s.*");

  private Statement() {}

  /**
   * Whether it is one SELECT and nothing else, which writes nothing. A script is none, nor is what
   * has a pipe or a semicolon in it, be it in a text.
   */
  static boolean isSelectAlone(String sql) {
    String bare = bare(sql);
    int end = bare.indexOf(';');
    boolean one = end < 0 || bare.substring(end + 1).isBlank();
    return one && !bare.contains("|>") && SELECT.matcher(bare).matches();
  }

  /** Whether it begins with a statement that changes a table, DML or DDL. */
  static boolean changesTable(String sql) {
    return CHANGE.matcher(bare(sql)).matches();
  }

  private static String bare(String sql) {
    return BEFORE.matcher(sql).replaceFirst("");
  }
}
