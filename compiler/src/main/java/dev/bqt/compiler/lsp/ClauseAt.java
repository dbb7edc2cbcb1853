package dev.bqt.compiler.lsp;

import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.RuleFile;
import dev.bqt.compiler.source.Span;
import java.util.Comparator;
import java.util.List;

/**
 * The clause at a place.
 *
 * @param clause null for what stands before the first clause: the source of the rule
 * @param extent from its first word to the next clause or the end of the rule
 */
record ClauseAt(Rule rule, Clause clause, Span extent) {

  /** What is at an offset; null outside of all rules. */
  static ClauseAt find(RuleFile file, int offset) {
    Rule rule = rule(file, offset);
    if (rule == null) {
      return null;
    }
    List<Clause> clauses = inOrder(rule);
    int at = -1;
    while (at + 1 < clauses.size() && clauses.get(at + 1).head().start() <= offset) {
      at++;
    }
    if (at >= 0) {
      return of(rule, clauses.get(at));
    }
    boolean inSource = rule.source().span().start() <= offset;
    return inSource ? new ClauseAt(rule, null, rule.source().span()) : null;
  }

  /** The rule at an offset, or null. */
  static Rule rule(RuleFile file, int offset) {
    return file.rules().stream()
        .filter(rule -> rule.span().start() <= offset && offset <= rule.span().end())
        .findFirst()
        .orElse(null);
  }

  /** A clause of a rule with its extent. */
  static ClauseAt of(Rule rule, Clause clause) {
    int end =
        rule.clauses().stream()
            .mapToInt(each -> each.head().start())
            .filter(start -> start > clause.head().start())
            .min()
            .orElse(rule.span().end());
    Span head = clause.head();
    return new ClauseAt(rule, clause, head.source().span(head.start(), end));
  }

  private static List<Clause> inOrder(Rule rule) {
    return rule.clauses().stream().sorted(Comparator.comparing(Clause::head)).toList();
  }
}
