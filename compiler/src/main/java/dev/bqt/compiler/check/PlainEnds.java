package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.LITERAL_STAR;

import dev.bqt.compiler.ast.Condition;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;

/** PREFIX and SUFFIX are plain texts: a star in one is a star in the name of an object. */
final class PlainEnds implements Check {

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.aboutObjects()) {
      for (Condition condition : rule.when().conditions()) {
        boolean plain =
            condition.kind() == Condition.Kind.PREFIX || condition.kind() == Condition.Kind.SUFFIX;
        if (plain && condition.text().value().indexOf('*') >= 0) {
          found.add(
              Diagnostic.of(
                      LITERAL_STAR,
                      condition.text().span(),
                      "A "
                          + condition.name()
                          + " is taken as it stands: it matches names with a * in them alone.")
                  .hint(hint(condition)));
        }
      }
    }
  }

  private static String hint(Condition condition) {
    String text = condition.text().value();
    boolean prefix = condition.kind() == Condition.Kind.PREFIX;
    String rest =
        prefix ? text.substring(0, text.indexOf('*')) : text.substring(text.lastIndexOf('*') + 1);
    boolean whole = prefix ? text.endsWith("*") : text.startsWith("*");
    boolean one = text.indexOf('*') == text.lastIndexOf('*');
    return whole && one && !rest.isEmpty()
        ? "Write " + condition.name() + " \"" + rest + "\"."
        : "For patterns there is FILTER r\"…\", in which \"anything\" is .*";
  }
}
