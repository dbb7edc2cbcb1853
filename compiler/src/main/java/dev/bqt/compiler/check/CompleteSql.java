package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.BROKEN_SQL;
import static dev.bqt.compiler.diagnostic.DiagnosticId.INCOMPLETE_ACTION;

import com.google.re2j.Pattern;
import dev.bqt.compiler.ast.Action;
import dev.bqt.compiler.ast.ActionTail;
import dev.bqt.compiler.ast.Assignments;
import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.ast.TransientClause;
import dev.bqt.compiler.ast.Verb;
import dev.bqt.compiler.ast.ViaTail;
import dev.bqt.compiler.check.tree.Actions;
import dev.bqt.compiler.check.tree.PlacedAction;
import dev.bqt.compiler.check.tree.Texts;
import dev.bqt.compiler.check.value.SqlFragment;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import java.util.Locale;

/**
 * What is put into a query fits there: WHERE, ON and {@code AS column} are written by BqTail
 * itself, a piece of SQL closes what it opens, and a statement can have what an action asks of it.
 */
final class CompleteSql implements Check {

  private static final Pattern WHERE = Pattern.compile("(?is)^\\s*WHERE\\b.*");
  private static final Pattern ON = Pattern.compile("(?is)^\\s*ON\\b.*");
  private static final Pattern ALIAS = Pattern.compile("(?is)[^\\s].*\\sAS\\s+(?:\\w+|`…`)\\s*$");
  private static final Pattern LEGACY_TABLE =
      Pattern.compile("(?i)\\b(?:FROM|JOIN)\\s+\\[[^\\[\\]\\s]+[:.][^\\[\\]\\s]+\\]");

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.all()) {
      rule.clauses().forEach(clause -> inspect(clause, found));
      for (PlacedAction placed : Actions.of(rule)) {
        inspect(placed.action(), found);
      }
    }
  }

  private static void inspect(Clause clause, Diagnostics found) {
    if (clause instanceof TransientClause.Via via) {
      ViaTail.Where where = via.first(ViaTail.Where.class);
      if (where != null) {
        condition(where.condition(), WHERE, "WHERE", found);
      }
    } else if (clause instanceof TransientClause.Join join) {
      condition(join.on(), ON, "ON", found);
    } else if (clause instanceof TransientClause.Transform transform) {
      for (Assignments.Entry entry : transform.assignments().entries()) {
        Texts.inside(entry.value()).forEach(text -> expression(entry.key().text(), text, found));
      }
    }
  }

  private static void condition(Text text, Pattern begin, String word, Diagnostics found) {
    SqlFragment sql = SqlFragment.of(text.value());
    if (begin.matches(sql.bare())) {
      found.add(
          broken(text, "BqTail writes " + word + " before this condition: it would stand twice.")
              .hint("Leave " + word + " out of the text."));
    } else if (!sql.flaw().isEmpty()) {
      found.add(flaw(text, sql));
    }
  }

  private static void expression(String column, Text text, Diagnostics found) {
    SqlFragment sql = SqlFragment.of(text.value());
    if (!sql.flaw().isEmpty()) {
      found.add(flaw(text, sql));
    } else if (ALIAS.matches(sql.bare())) {
      found.add(
          broken(text, "BqTail writes AS " + column + " behind this expression: there are two AS.")
              .hint("Leave AS out of the text; the column is what stands before =."));
    }
  }

  private static void inspect(Action action, Diagnostics found) {
    boolean legacy = action.has(ActionTail.Flag.Kind.LEGACY_SQL);
    if (action.verb() instanceof Verb.Query query && !query.sql().file()) {
      Text text = query.sql().text();
      String sql = SqlFragment.of(text.value()).bare();
      tables(text, sql, legacy, found);
    } else if (action.verb() instanceof Verb.Insert insert && insert.sql() != null) {
      tables(insert.sql(), SqlFragment.of(insert.sql().value()).bare(), legacy, found);
    } else if (action.verb() instanceof Verb.Copy
        && action.has(ActionTail.Flag.Kind.EACH_PARTITION)) {
      partitions(action, found);
    }
  }

  private static void tables(Text text, String sql, boolean legacy, Diagnostics found) {
    if (!legacy && LEGACY_TABLE.matcher(sql).find()) {
      found.add(
          broken(text, "A table in square brackets is read by legacy SQL alone.")
              .hint("Write `project.dataset.table`, or LEGACY SQL behind the query."));
    }
  }

  private static void partitions(Action action, Diagnostics found) {
    for (ActionTail tail : action.tails()) {
      if (tail instanceof ActionTail.Stated stated
          && stated.kind() == ActionTail.Stated.Kind.FROM
          && !stated.text().value().isBlank()
          && !stated.text().value().toLowerCase(Locale.ROOT).contains("partition_id")
          && stated.text().value().indexOf('*') < 0) {
        found.add(
            Diagnostic.of(
                    INCOMPLETE_ACTION,
                    stated.text().span(),
                    "The partitions are read from a column partition_id, which this query does not"
                        + " give.")
                .hint("Write for example SELECT … AS partition_id FROM …."));
      }
    }
  }

  private static Diagnostic flaw(Text text, SqlFragment sql) {
    return broken(text, "In this piece of a query is " + sql.flaw() + ".")
        .hint("BqTail puts the text into a longer query as it is.");
  }

  private static Diagnostic broken(Text text, String message) {
    return Diagnostic.of(BROKEN_SQL, text.span(), message);
  }
}
