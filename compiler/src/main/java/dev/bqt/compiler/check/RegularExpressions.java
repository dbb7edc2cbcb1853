package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.BAD_REGULAR_EXPRESSION;

import dev.bqt.compiler.ast.Condition;
import dev.bqt.compiler.ast.JobSource;
import dev.bqt.compiler.ast.LoadTail;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.check.value.Glob;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.pattern.PathPattern;

/** FILTER, EXCLUDE and MATCHING, and INTO and FROM of a job, are regular expressions of RE2. */
final class RegularExpressions implements Check {

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.all()) {
      if (rule.source() instanceof JobSource job) {
        job.conditions().forEach(condition -> inspect(condition.text(), found));
      } else if (rule.isAboutObjects()) {
        rule.when().conditions().stream()
            .filter(RegularExpressions::isExpression)
            .forEach(condition -> inspect(condition.text(), found));
        LoadTail.Matching tail =
            rule.load() == null ? null : rule.load().first(LoadTail.Matching.class);
        if (tail != null) {
          inspect(tail.pattern(), found);
        }
      }
    }
  }

  private static boolean isExpression(Condition condition) {
    return condition.kind() != Condition.Kind.PREFIX && condition.kind() != Condition.Kind.SUFFIX;
  }

  private static void inspect(Text expression, Diagnostics found) {
    String problem = PathPattern.of(expression.value()).problem();
    if (problem != null) {
      found.add(
          Diagnostic.of(BAD_REGULAR_EXPRESSION, expression.span(), problem)
              .hint(hint(expression.value())));
    }
  }

  private static String hint(String pattern) {
    if (pattern.contains("(?=") || pattern.contains("(?!") || pattern.contains("(?<")) {
      return "RE2 has neither look-ahead nor look-behind; EXCLUDE r\"…\" often does the same.";
    }
    if (Glob.isWhole(pattern)) {
      return "Did you mean r\"" + Glob.expression(pattern, false, true) + "\"?";
    }
    return pattern.startsWith("*")
        ? "In a regular expression \"anything\" is .* – or use SUFFIX for the end of a path."
        : "Syntax: https://github.com/google/re2/wiki/Syntax";
  }
}
