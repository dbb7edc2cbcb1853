package dev.bqt.compiler.check.value;

/**
 * A wildcard as shells and {@code gsutil} have them, in which {@code *} is any name: in a regular
 * expression it repeats what stands before it.
 */
public final class Glob {

  private static final String INSIDE = "[^/]*";

  private Glob() {}

  /** Whether a text is made of nothing but names, slashes, stars and question marks. */
  public static boolean isWhole(String text) {
    return text.indexOf('*') >= 0
        && text.matches("[\\p{L}\\p{N}_/.*?=-]+")
        && text.chars().anyMatch(Character::isLetterOrDigit);
  }

  /**
   * Whether a regular expression looks like one: a star behind a slash, or behind a letter and
   * before the ending of a file, as in {@code orders_*.csv}.
   */
  public static boolean isMeant(String expression) {
    boolean behindSlash = expression.matches("(?s)(.*[^\\\\\\[^-])?/\\*(?!\\?).*");
    boolean name = isWhole(expression) && expression.matches(".*[^.*?]\\*\\.[A-Za-z]+");
    return behindSlash || name;
  }

  /**
   * The regular expression that says the same.
   *
   * @param begins whether it is the beginning of a path, and not only somewhere in it
   * @param ends whether it is the end of a path
   */
  public static String expression(String glob, boolean begins, boolean ends) {
    StringBuilder expression = new StringBuilder(begins ? "^" : "");
    for (int i = 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      if (c == '*') {
        boolean folders = glob.startsWith("**", i);
        expression.append(folders ? ".*" : INSIDE);
        i += folders ? 1 : 0;
      } else if (c == '?') {
        expression.append("[^/]");
      } else {
        expression.append(c == '.' ? "\\." : String.valueOf(c));
      }
    }
    return expression.append(ends ? "$" : "").toString();
  }
}
