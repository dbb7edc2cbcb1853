package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.MOVE_COMES_BACK;

import dev.bqt.compiler.ast.Action;
import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.Condition;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.Verb;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;

/** What a rule moves away does not match it at its new place. */
final class MoveLeadsAway implements Check {
  private static final String SCHEME = "gs://";
  private static final String MESSAGE =
      "Objects keep their path when they are moved, so the rule matches them at their new place"
          + " again. The scheduler leaves them alone there; a cloud function that watches that"
          + " bucket would load them once more.";

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.aboutObjects()) {
      for (Clause clause : rule.clauses()) {
        if (clause instanceof Clause.OutcomeClause on) {
          on.actions().forEach(action -> inspect(rule, action, found));
        }
      }
    }
  }

  private static void inspect(Rule rule, Action action, Diagnostics found) {
    if (action.verb() instanceof Verb.Move move
        && move.target() != null
        && !move.exactly()
        && comesBack(rule, move.target().value())) {
      found.add(
          Diagnostic.of(MOVE_COMES_BACK, move.target().span(), MESSAGE)
              .hint(hint(rule, move.target().value())));
    }
  }

  private static String hint(Rule rule, String target) {
    int slash = target.indexOf('/', SCHEME.length());
    String folder = (slash < 0 ? target : target.substring(0, slash)) + "/loaded";
    return comesBack(rule, folder)
        ? "Give the rule a PREFIX that their new place does not begin with."
        : "Move them to another folder, such as \"" + folder + "\".";
  }

  private static boolean comesBack(Rule rule, String target) {
    Condition condition = rule.when().first(Condition.Kind.PREFIX);
    String prefix = condition == null ? "" : condition.text().value();
    return (folder(target) + prefix).startsWith(prefix) && hasOnlyAffixes(rule);
  }

  /** A regular expression may well tell the two places apart. */
  private static boolean hasOnlyAffixes(Rule rule) {
    return rule.when().first(Condition.Kind.FILTER) == null
        && rule.when().first(Condition.Kind.EXCLUDE) == null;
  }

  /** With a leading slash, without one at its end; empty for a bucket. */
  private static String folder(String target) {
    int slash = target.indexOf('/', SCHEME.length());
    return target.startsWith(SCHEME) && slash >= 0
        ? target.substring(slash).replaceAll("/$", "")
        : "";
  }
}
