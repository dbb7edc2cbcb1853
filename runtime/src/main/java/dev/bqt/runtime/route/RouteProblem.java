package dev.bqt.runtime.route;

import java.util.Comparator;
import java.util.Locale;

/**
 * Something wrong, or doubtful, in a rules document.
 *
 * @param severity whether it stops the rule
 * @param origin the document
 * @param line from 1; 0 when the text is not one that people wrote, but the compiler's
 * @param column from 1, of the key that is meant; 0 with line 0
 * @param path JSON path such as {@code $[2].Dest.Transient}; empty when the whole document is meant
 * @param message what is wrong
 * @param advice what to do; may be empty
 */
public record RouteProblem(
    Severity severity,
    String origin,
    int line,
    int column,
    String path,
    String message,
    String advice) {

  /** By document, then by place; what the compiler's JSON says keeps its order. */
  static final Comparator<RouteProblem> BY_PLACE =
      Comparator.comparing(RouteProblem::origin)
          .thenComparingInt(RouteProblem::line)
          .thenComparingInt(RouteProblem::column);

  /** How grave a problem is. */
  public enum Severity {
    /** The rule does not run; where no rule is meant, no rule of the document does. */
    ERROR,
    /** The rule runs. */
    WARNING
  }

  /**
   * The same of a rule that was compiled: told by where its sentence begins.
   *
   * @param key what of the rule is meant, such as {@code Dest.Transient}; may be empty
   */
  public RouteProblem at(int ruleLine, int ruleColumn, String key) {
    return new RouteProblem(severity, origin, ruleLine, ruleColumn, key, message, advice);
  }

  /** Whether it stops the rule. */
  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /** {@code file:line:col: error: $.path: message — advice}. */
  @Override
  public String toString() {
    return origin
        + (line == 0 ? "" : ":" + line + ":" + column)
        + ": "
        + severity.name().toLowerCase(Locale.ROOT)
        + ": "
        + (path.isEmpty() ? "" : path + ": ")
        + message
        + (advice.isEmpty() ? "" : " — " + advice);
  }
}
