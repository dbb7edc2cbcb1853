package dev.bqt.runtime.route;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/**
 * RE2/J 1.8 never ends with nine old Cyrillic letters, U+1C80 to U+1C88, where case is ignored: it
 * goes from one case of a letter to the next until it is back at the first, and from these it never
 * comes back. The compiler refuses such patterns, too; rules in JSON come without it.
 */
final class EndlessFolding {
  private static final int FIRST = 0x1C80;
  private static final int LAST = 0x1C88;
  private static final String CHARACTER =
      "(?s:\\\\x\\{[0-9A-Fa-f]+\\}|\\\\x[0-9A-Fa-f]{2}|\\\\.|[^\\\\])";
  private static final Pattern IGNORES_CASE = Pattern.compile("\\(\\?[a-zA-Z]*i");
  private static final Pattern RANGE =
      Pattern.compile("(" + CHARACTER + ")-(" + CHARACTER + ")|(" + CHARACTER + ")");

  private EndlessFolding() {}

  /** Whether RE2/J might never end with it. */
  static boolean isIn(String pattern) {
    if (!IGNORES_CASE.matcher(pattern).find()) {
      return false;
    }
    Matcher parts = RANGE.matcher(pattern);
    while (parts.find()) {
      int low = codePoint(parts.group(parts.group(3) == null ? 1 : 3));
      int high = codePoint(parts.group(parts.group(3) == null ? 2 : 3));
      if (low <= LAST && high >= FIRST) {
        return true;
      }
    }
    return false;
  }

  private static int codePoint(String character) {
    if (!character.startsWith("\\x")) {
      return character.codePointAt(character.startsWith("\\") ? 1 : 0);
    }
    String digits = character.replaceAll("[\\\\x{}]", "");
    return digits.length() > 6 ? Integer.MAX_VALUE : Integer.parseInt(digits, 16);
  }
}
