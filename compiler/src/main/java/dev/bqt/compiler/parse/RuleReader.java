package dev.bqt.compiler.parse;

import static dev.bqt.compiler.diagnostic.DiagnosticId.MISSING_SEMICOLON;

import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.When;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.source.Span;
import dev.bqt.grammar.BqtParser;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;

/** Parse tree to rules. */
final class RuleReader {

  private final Tokens tokens;
  private final Broken broken;
  private final Diagnostics found;
  private final HeaderReader headers;
  private final ClauseReader clauses;

  RuleReader(Tokens tokens, Broken broken, Diagnostics found) {
    this.tokens = tokens;
    this.broken = broken;
    this.found = found;
    Unbuilt unbuilt = new Unbuilt(tokens, found);
    this.headers = new HeaderReader(tokens, unbuilt, found);
    this.clauses = new ClauseReader(tokens, broken, unbuilt, found);
  }

  List<Rule> read(BqtParser.FileContext file) {
    List<Rule> rules = new ArrayList<>();
    ParserRuleContext unseparated = null;
    for (ParseTree child : file.children) {
      if (!(child instanceof BqtParser.StatementContext statement)) {
        unseparated = null;
        continue;
      }
      if (unseparated != null) {
        found.add(missingSemicolon(unseparated, statement));
      }
      unseparated = isBroken(statement) ? null : statement;
      read(statement, rules);
    }
    return rules;
  }

  private void read(BqtParser.StatementContext statement, List<Rule> rules) {
    if (statement instanceof BqtParser.RuleStatementContext rule) {
      if (rule.WHEN() != null && rule.source() != null && rule.clauses() != null) {
        rules.add(rule(rule));
      }
    } else if (statement instanceof BqtParser.UnbuiltStatementContext later) {
      clauses.unbuilt().report(later.head, later);
    } else if (!broken.contains(statement)) {
      throw new AssertionError("No reader for " + statement.getClass());
    }
  }

  private boolean isBroken(ParserRuleContext statement) {
    return broken.contains(statement) || tokens.isUnreadable(statement);
  }

  private Rule rule(BqtParser.RuleStatementContext rule) {
    if (tokens.isUnreadable(rule)) {
      When unknown = new When(false, List.of(), tokens.span(rule.WHEN().getSymbol()));
      return new Rule(headers.header(rule.header()), unknown, List.of(), false, tokens.span(rule));
    }
    When when = headers.when(rule.source(), broken);
    boolean forObjects = rule.source() instanceof BqtParser.ObjectSourceContext || when.any();
    List<Clause> written = new ArrayList<>();
    boolean whole = !broken.contains(rule) && forObjects;
    for (BqtParser.ClauseContext clause : rule.clauses().clause()) {
      if (!broken.contains(clause)) {
        whole &= clauses.read(clause, written);
      }
    }
    return new Rule(headers.header(rule.header()), when, written, whole, tokens.span(rule));
  }

  private Diagnostic missingSemicolon(ParserRuleContext before, ParserRuleContext next) {
    Span last = tokens.span(before.getStop());
    Span end = new Span(last.source(), last.end(), last.end());
    String word = next.getStart().getText();
    boolean secondWhen = next.getStart().getType() == BqtParser.WHEN;
    String message =
        secondWhen
            ? "A rule has one WHEN; this is a second one, so a new rule begins here."
            : "A new rule begins here with " + word + ", but the one before it was not ended.";
    return Diagnostic.of(MISSING_SEMICOLON, tokens.span(next.getStart()), message)
        .and(end, "the ; belongs here")
        .hint("Put a ; at the end of the rule before it.");
  }
}
