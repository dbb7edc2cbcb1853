package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.REPEATING_STAR;

import dev.bqt.compiler.ast.Condition;
import dev.bqt.compiler.ast.DirectorySource;
import dev.bqt.compiler.ast.JobSource;
import dev.bqt.compiler.ast.LoadTail;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.check.value.Glob;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import java.util.ArrayList;
import java.util.List;

/**
 * FILTER, EXCLUDE, MATCHING and the conditions about jobs are regular expressions, no wildcards.
 */
final class PatternsAreNoGlobs implements Check {

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.all()) {
      expressions(rule).forEach(text -> inspect(text, found));
    }
  }

  private static List<Text> expressions(Rule rule) {
    List<Text> all = new ArrayList<>();
    if (rule.source() instanceof JobSource job) {
      job.conditions().forEach(each -> all.add(each.text()));
    } else if (rule.source() instanceof DirectorySource source) {
      source.conditions().stream()
          .filter(each -> each.kind() == DirectorySource.DirectoryCondition.Kind.MATCHING)
          .forEach(each -> all.add(each.text()));
    } else {
      for (Condition each : rule.when().conditions()) {
        boolean plain =
            each.kind() == Condition.Kind.PREFIX || each.kind() == Condition.Kind.SUFFIX;
        if (!plain) {
          all.add(each.text());
        }
      }
    }
    LoadTail.Matching tail =
        rule.load() == null ? null : rule.load().first(LoadTail.Matching.class);
    if (tail != null) {
      all.add(tail.pattern());
    }
    return all;
  }

  private static void inspect(Text text, Diagnostics found) {
    String expression = text.value();
    int star = expression.indexOf('*');
    if (star > 0 && Glob.isMeant(expression)) {
      found.add(
          Diagnostic.of(
                  REPEATING_STAR,
                  text.span(),
                  "In a regular expression * repeats what stands before it; this looks like a"
                      + " wildcard.")
              .hint(
                  Glob.isWhole(expression)
                      ? "Did you mean r\"" + Glob.expression(expression, false, true) + "\"?"
                      : "\"Anything\" is .* there, and any name [^/]*"));
    }
  }
}
