package dev.bqt.compiler.diagnostic.render;

import dev.bqt.compiler.diagnostic.Diagnostic;
import java.util.List;

/** What was looked at and how much was found. */
public record Summary(int files, int rules, int errors, int warnings) {

  /** Counts the findings. */
  public static Summary of(int files, int rules, List<Diagnostic> found) {
    int errors = (int) found.stream().filter(Diagnostic::isError).count();
    return new Summary(files, rules, errors, found.size() - errors);
  }

  /** One line such as {@code 2 files, 5 rules: 1 error, no warnings}. */
  public String line() {
    return count(files, "file")
        + ", "
        + count(rules, "rule")
        + ": "
        + count(errors, "error")
        + ", "
        + count(warnings, "warning");
  }

  private static String count(int number, String thing) {
    return (number == 0 ? "no" : Integer.toString(number)) + " " + thing + (number == 1 ? "" : "s");
  }
}
