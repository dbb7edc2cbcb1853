package dev.bqt.compiler.pattern;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/**
 * A regular expression of RE2's about paths, compiled within bounds: re2j reads a text in time that
 * grows with its square, and follows a very large program until the stack ends.
 *
 * @param compiled null if it is none, or too large
 * @param problem what is wrong with it; null if nothing is
 */
public record PathPattern(Pattern compiled, String problem) {

  /** A longer text is not even read. */
  public static final int MOST_CHARACTERS = 10_000;

  private static final int MOST_INSTRUCTIONS = 20_000;

  /** Compiles a text; never throws. */
  public static PathPattern of(String text) {
    if (text.length() > MOST_CHARACTERS) {
      return new PathPattern(null, "It is longer than 10,000 characters.");
    }
    if (EndlessFolding.isIn(text)) {
      return new PathPattern(
          null, "RE2/J cannot ignore the case of U+1C80 to U+1C88, and one of them is in it.");
    }
    try {
      Pattern compiled = Pattern.compile(text);
      return compiled.programSize() > MOST_INSTRUCTIONS
          ? new PathPattern(null, "It is too large when its repetitions are written out.")
          : new PathPattern(compiled, null);
    } catch (PatternSyntaxException bad) {
      String part = bad.getPattern() == null ? "" : ": " + bad.getPattern();
      return new PathPattern(null, "RE2 says: " + bad.getDescription() + part);
    }
  }
}
