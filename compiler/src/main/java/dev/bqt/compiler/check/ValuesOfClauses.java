package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.BAD_NUMBER;
import static dev.bqt.compiler.diagnostic.DiagnosticId.DUPLICATE_OPTION;
import static dev.bqt.compiler.diagnostic.DiagnosticId.UNKNOWN_INFO;
import static dev.bqt.compiler.diagnostic.DiagnosticId.WRONG_VALUE_TYPE;

import dev.bqt.compiler.ast.ActionTail;
import dev.bqt.compiler.ast.Assignments;
import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.Literal;
import dev.bqt.compiler.ast.Name;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.ast.TransientClause;
import dev.bqt.compiler.ast.ViaTail;
import dev.bqt.compiler.check.tree.Actions;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.diagnostic.Suggestion;
import dev.bqt.compiler.option.RequestOptions;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * INFO, PARAMETERS, TRANSFORM and ATTRIBUTES have texts, INFO known keys; counts are not negative.
 */
final class ValuesOfClauses implements Check {

  private static final List<String> INFO = RequestOptions.OF_INFO.names();

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.all()) {
      rule.clauses().forEach(clause -> inspect(clause, found));
      Actions.of(rule)
          .forEach(placed -> placed.action().tails().forEach(tail -> inspect(tail, found)));
    }
  }

  private static void inspect(Clause clause, Diagnostics found) {
    if (clause instanceof Clause.InfoClause info) {
      info.assignments().entries().forEach(entry -> inspectInfo(entry.key(), found));
      inspect(info.assignments(), "INFO", found);
    } else if (clause instanceof TransientClause.Parameters parameters) {
      inspect(parameters.assignments(), "PARAMETERS", found);
    } else if (clause instanceof TransientClause.Transform transform) {
      inspect(transform.assignments(), "TRANSFORM", found);
    } else if (clause instanceof Clause.ReloadClause reload) {
      inspect(reload.times(), "RELOAD AT MOST", 0, found);
    } else if (clause instanceof TransientClause.Via via) {
      ViaTail.Balanced balanced = via.first(ViaTail.Balanced.class);
      if (balanced != null && balanced.most() != null) {
        inspect(balanced.most(), "AT MOST", 1, found);
      }
    }
  }

  private static void inspect(ActionTail tail, Diagnostics found) {
    if (tail instanceof ActionTail.Mapped mapped
        && mapped.kind() == ActionTail.Mapped.Kind.ATTRIBUTES) {
      for (Assignments.Entry entry : mapped.assignments().entries()) {
        if (entry.value() instanceof Assignments || entry.value() instanceof Literal.Listing) {
          found.add(
              Diagnostic.of(
                  WRONG_VALUE_TYPE,
                  entry.value().span(),
                  "An attribute of a message is one text, not several."));
        }
      }
    }
  }

  private static void inspectInfo(Name key, Diagnostics found) {
    String snake = key.text().toLowerCase(Locale.ROOT);
    if (!INFO.contains(snake)) {
      String meant = Suggestion.nearest(snake, INFO);
      found.add(
          Diagnostic.of(UNKNOWN_INFO, key.span(), "INFO has no " + key.text() + ".")
              .hint(
                  meant.isEmpty()
                      ? "It has " + String.join(", ", INFO) + "."
                      : "Did you mean " + meant + "?"));
    }
  }

  private static void inspect(Assignments map, String clause, Diagnostics found) {
    Map<String, Name> given = new HashMap<>();
    for (Assignments.Entry entry : map.entries()) {
      Name first = given.putIfAbsent(entry.key().text(), entry.key());
      if (first != null) {
        found.add(
            Diagnostic.of(
                    DUPLICATE_OPTION, entry.key().span(), entry.key().text() + " is given already.")
                .and(first.span(), "here for the first time")
                .hint("Keep one of the two."));
      }
      if (!(entry.value() instanceof Text)) {
        found.add(
            Diagnostic.of(
                    WRONG_VALUE_TYPE,
                    entry.value().span(),
                    entry.key().text() + " of " + clause + " must be text in quotes.")
                .hint(
                    entry.value() instanceof Assignments || entry.value() instanceof Literal.Listing
                        ? ""
                        : "Write "
                            + entry.key().text()
                            + " = \""
                            + entry.value().span().text()
                            + "\"."));
      }
    }
  }

  private static void inspect(Literal.Whole number, String words, int least, Diagnostics found) {
    if (number.value() < least || number.value() > Integer.MAX_VALUE) {
      found.add(
          Diagnostic.of(
                  BAD_NUMBER,
                  number.span(),
                  words + " takes a number from " + least + " to " + Integer.MAX_VALUE + ".")
              .hint(words + " 5"));
    }
  }

  @Override
  public boolean readsWords() {
    return true;
  }
}
