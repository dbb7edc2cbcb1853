package dev.bqt.compiler.check;

import com.google.re2j.Pattern;

/**
 * Queries that surely write nothing: one SELECT. A script is none, nor is what has a pipe or a
 * semicolon in it, be it in a text.
 */
final class WritesNothing {

  private static final Pattern BEFORE =
      Pattern.compile("(?s)^(?:\\s+|--[^\\n]*(?:\\n|$)|#[^\\n]*(?:\\n|$)|/\\*.*?\\*/)+");

  private static final Pattern SELECT = Pattern.compile("(?is)\\(*\\s*(?:SELECT|WITH)\\b.*");

  private WritesNothing() {}

  /** Whether it is one. */
  static boolean is(String sql) {
    String bare = BEFORE.matcher(sql).replaceFirst("");
    int end = bare.indexOf(';');
    boolean one = end < 0 || bare.substring(end + 1).isBlank();
    return one && !bare.contains("|>") && SELECT.matcher(bare).matches();
  }
}
