package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.EMPTY_EXPRESSION;
import static dev.bqt.compiler.diagnostic.DiagnosticId.INCOMPLETE_ACTION;
import static dev.bqt.compiler.diagnostic.DiagnosticId.MISSING_CONDITION;

import dev.bqt.compiler.ast.Action;
import dev.bqt.compiler.ast.ActionTail;
import dev.bqt.compiler.ast.Assignments;
import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.ast.TransientClause;
import dev.bqt.compiler.ast.Verb;
import dev.bqt.compiler.check.tree.Actions;
import dev.bqt.compiler.check.tree.PlacedAction;
import dev.bqt.compiler.check.tree.Texts;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;

/**
 * A text without which nothing could be done is not empty: SQL, the title and the channels of a
 * notification, expressions of columns. Addresses and topics have laws of their own.
 */
final class EmptyTexts implements Check {

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.all()) {
      for (Clause clause : rule.clauses()) {
        inspect(clause, found);
      }
      for (PlacedAction placed : Actions.of(rule)) {
        inspect(placed.action(), found);
      }
    }
  }

  private static void inspect(Clause clause, Diagnostics found) {
    if (clause instanceof TransientClause.Transform transform) {
      for (Assignments.Entry entry : transform.assignments().entries()) {
        for (Text text : Texts.inside(entry.value())) {
          if (isEmpty(text)) {
            found.add(
                Diagnostic.of(
                        EMPTY_EXPRESSION,
                        text.span(),
                        "There is no expression for the column " + entry.key().text() + ".")
                    .hint("Write an expression of SQL, NULL for example."));
          }
        }
      }
    } else if (clause instanceof TransientClause.Split split) {
      for (TransientClause.Mapping mapping : split.mappings()) {
        if (isEmpty(mapping.when())) {
          found.add(
              Diagnostic.of(
                      MISSING_CONDITION,
                      mapping.when().span(),
                      "This does not say which rows: BqTail refuses such a Split.")
                  .hint("Write a condition of SQL: WHEN \"TRUE\" takes all rows."));
        }
      }
    }
  }

  private static void inspect(Action action, Diagnostics found) {
    if (action.verb() instanceof Verb.Query query && !query.sql().file()) {
      needed(query.sql().text(), "There is no SQL in this QUERY.", found);
    } else if (action.verb() instanceof Verb.Insert insert) {
      needed(insert.sql(), "There is no SQL in this INSERT.", found);
    } else if (action.verb() instanceof Verb.Notify notify) {
      notify.channels().forEach(each -> needed(each, "This names no channel.", found));
    }
    for (ActionTail tail : action.tails()) {
      if (tail instanceof ActionTail.Stated stated) {
        boolean title = stated.kind() == ActionTail.Stated.Kind.TITLE;
        boolean partitions = action.verb() instanceof Verb.Copy;
        String message = title ? "A notification has a title." : "There is no SQL behind FROM.";
        needed(title || partitions ? stated.text() : null, message, found);
      } else if (tail instanceof ActionTail.Mapped fields && action.verb() instanceof Verb.Notify) {
        for (Assignments.Entry entry : fields.assignments().entries()) {
          boolean title = entry.key().text().equalsIgnoreCase("Title");
          Text text = title && entry.value() instanceof Text stated ? stated : null;
          needed(text, "A notification has a title.", found);
        }
      }
    }
  }

  private static void needed(Text text, String message, Diagnostics found) {
    if (isEmpty(text)) {
      found.add(
          Diagnostic.of(INCOMPLETE_ACTION, text.span(), message)
              .hint("The action would fail when it is its turn."));
    }
  }

  /** Null says that there is no such text. */
  private static boolean isEmpty(Text text) {
    return text != null && text.value().isBlank();
  }
}
