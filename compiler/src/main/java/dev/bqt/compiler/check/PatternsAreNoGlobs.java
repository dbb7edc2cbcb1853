package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.REPEATING_STAR;

import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.check.value.Glob;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;

/**
 * FILTER, EXCLUDE, MATCHING and the conditions about jobs are regular expressions, no wildcards.
 */
final class PatternsAreNoGlobs implements Check {

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.all()) {
      Expressions.of(rule).forEach(text -> inspect(text, found));
    }
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
