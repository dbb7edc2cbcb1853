package dev.bqt.compiler.expansion;

/**
 * A pattern for BqTail of 2019, which looked for it in the path without its leading slash. One that
 * begins with a slash is written so that it finds the same: at the start, or behind a slash. Any
 * other finds the same as it is, unless it would take the leading slash itself.
 */
public final class Pattern2019 {

  private Pattern2019() {}

  /**
   * Whether it can be written; not so if it begins with several slashes, or with a slash in the
   * first of several choices.
   */
  public static boolean exists(String pattern) {
    String rest = rest(pattern);
    return rest == null || !(isChoice(rest) || rest.startsWith("+") || rest.startsWith("{"));
  }

  /** What is to be written. */
  public static String of(String pattern) {
    String rest = rest(pattern);
    if (rest == null) {
      return pattern;
    }
    return (pattern.startsWith("^") ? "^" : "(?:^|/)") + rest;
  }

  /** What stands behind the slash that it begins with; null if it does not begin with one. */
  private static String rest(String pattern) {
    int slash = pattern.startsWith("^") ? 1 : 0;
    boolean optional = pattern.startsWith("/?", slash) || pattern.startsWith("/*", slash);
    return pattern.startsWith("/", slash) && !optional ? pattern.substring(slash + 1) : null;
  }

  /** Whether there is a bar outside of all brackets. */
  private static boolean isChoice(String pattern) {
    int depth = 0;
    boolean inClass = false;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '\\') {
        i++;
      } else if (inClass) {
        inClass = c != ']';
      } else if (c == '[') {
        inClass = true;
      } else if (c == '(' || c == ')') {
        depth += c == '(' ? 1 : -1;
      } else if (c == '|' && depth == 0) {
        return true;
      }
    }
    return false;
  }
}
