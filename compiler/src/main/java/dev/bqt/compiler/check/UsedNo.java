package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.CONTRADICTION;
import static dev.bqt.compiler.diagnostic.DiagnosticId.UNUSED_NO;

import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.Defaults;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.RuleFile;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.inherit.Inheritance;

/** NO takes back a clause that DEFAULTS gives and the rule does not say itself. */
final class UsedNo implements Check {

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (RuleFile file : rules.files()) {
      for (Rule rule : file.rules()) {
        for (Clause clause : rule.clauses()) {
          boolean own = clause.head().start() > rule.span().start();
          if (own && clause instanceof Clause.NoClause no) {
            inspect(no, rule, file, found);
          }
        }
      }
    }
  }

  private static void inspect(Clause.NoClause no, Rule rule, RuleFile file, Diagnostics found) {
    String subject = subject(no.withdrawn());
    for (Clause clause : rule.clauses()) {
      if (clause.subject().equals(subject) && !(clause instanceof Clause.NoClause)) {
        found.add(
            Diagnostic.of(
                    CONTRADICTION,
                    no.head(),
                    "The rule says " + clause.name() + " and takes it back.")
                .and(clause.head(), "said here")
                .hint("Leave one of the two out."));
        return;
      }
    }
    boolean given =
        file.defaults().stream()
            .filter(defaults -> defaults.span().start() < rule.span().start())
            .anyMatch(defaults -> gives(defaults, subject, rule));
    if (!given) {
      found.add(
          Diagnostic.of(
                  UNUSED_NO,
                  no.head(),
                  "No DEFAULTS above gives this rule "
                      + (subject.equals("JOIN") ? "a JOIN" : no.withdrawn())
                      + ".")
              .hint("Leave " + no.name() + " out."));
    }
  }

  private static boolean gives(Defaults defaults, String subject, Rule rule) {
    return defaults.clauses().stream()
        .anyMatch(
            clause ->
                clause.subject().equals(subject) && Inheritance.canHave(rule.source(), clause));
  }

  private static String subject(String withdrawn) {
    return withdrawn.startsWith("ON ") ? withdrawn : withdrawn.split(" ")[0];
  }

  @Override
  public boolean readsWords() {
    return true;
  }
}
