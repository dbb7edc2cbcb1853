package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.BAD_REGULAR_EXPRESSION;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.bqt.compiler.ast.Condition;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;

/** FILTER and EXCLUDE are regular expressions of RE2, and not empty. */
final class RegularExpressions implements Check {

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.aboutObjects()) {
      for (Condition condition : rule.when().conditions()) {
        switch (condition.kind()) {
          case FILTER, EXCLUDE -> inspect(condition, found);
          default -> {
            // Prefixes and suffixes are taken as they stand.
          }
        }
      }
    }
  }

  private static void inspect(Condition condition, Diagnostics found) {
    try {
      Pattern.compile(condition.text().value());
    } catch (PatternSyntaxException bad) {
      String part = bad.getPattern() == null ? "" : ": " + bad.getPattern();
      found.add(
          Diagnostic.of(
                  BAD_REGULAR_EXPRESSION,
                  condition.text().span(),
                  "RE2 says: " + bad.getDescription() + part)
              .hint(hint(condition.text().value())));
    }
  }

  private static String hint(String pattern) {
    if (pattern.contains("(?=") || pattern.contains("(?!") || pattern.contains("(?<")) {
      return "RE2 has neither look-ahead nor look-behind; EXCLUDE r\"…\" often does the same.";
    }
    return pattern.startsWith("*")
        ? "In a regular expression \"anything\" is .* – or use SUFFIX for the end of a path."
        : "Syntax: https://github.com/google/re2/wiki/Syntax";
  }
}
