package dev.bqt.compiler.parse;

import static dev.bqt.compiler.diagnostic.DiagnosticId.MISSING_SEMICOLON;

import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.Defaults;
import dev.bqt.compiler.ast.Deployment;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.RuleFile;
import dev.bqt.compiler.ast.Source;
import dev.bqt.compiler.ast.When;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.parse.error.Broken;
import dev.bqt.compiler.parse.word.Tokens;
import dev.bqt.compiler.source.SourceFile;
import dev.bqt.compiler.source.Span;
import dev.bqt.compiler.value.Values;
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
  private final SourceReader sources;
  private final ClauseReader clauses;
  private final ValueReader values;
  private final List<Rule> rules = new ArrayList<>();
  private final List<Defaults> defaults = new ArrayList<>();
  private final List<Deployment> deployments = new ArrayList<>();

  RuleReader(Tokens tokens, Broken broken, Values given, Diagnostics found) {
    this.tokens = tokens;
    this.broken = broken;
    this.found = found;
    this.values = new ValueReader(tokens, given, found);
    this.headers = new HeaderReader(tokens, values, found);
    this.sources = new SourceReader(tokens, values, broken);
    this.clauses = new ClauseReader(tokens, broken, values, found);
  }

  RuleFile read(SourceFile source, BqtParser.FileContext file) {
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
      read(statement);
    }
    return new RuleFile(
        source,
        rules,
        defaults,
        deployments,
        tokens.comments().stream().map(tokens::span).toList());
  }

  private void read(BqtParser.StatementContext statement) {
    if (statement instanceof BqtParser.RuleStatementContext rule) {
      if (rule.WHEN() != null && rule.subject() != null) {
        rules.add(rule(rule));
      }
    } else if (statement instanceof BqtParser.DefaultsStatementContext stated) {
      Span head = tokens.span(stated.getStart());
      ClauseReader.Clauses read = clauses.read(stated.clauses());
      defaults.add(new Defaults(read.written(), head, tokens.span(stated)));
    } else if (statement instanceof BqtParser.DeploymentStatementContext stated) {
      if (!isBroken(stated)) {
        Span head = tokens.span(stated.getStart());
        deployments.add(new Deployment(values.map(stated.assigns()), head));
      }
    } else if (!broken.contains(statement)) {
      throw new AssertionError("No reader for " + statement.getClass());
    }
  }

  private boolean isBroken(ParserRuleContext statement) {
    return broken.contains(statement) || tokens.isUnreadable(statement);
  }

  private Rule rule(BqtParser.RuleStatementContext rule) {
    Rule.Header header = headers.header(rule.header());
    if (tokens.isUnreadable(rule)) {
      When unknown = new When(false, List.of(), tokens.span(rule.WHEN().getSymbol()));
      return new Rule(header, unknown, List.of(), false, tokens.span(rule));
    }
    Source source = sources.read(rule);
    ClauseReader.Clauses read = clausesOf(rule.subject());
    boolean whole = !broken.contains(rule) && read.whole();
    return new Rule(header, source, read.written(), whole, tokens.span(rule));
  }

  private ClauseReader.Clauses clausesOf(BqtParser.SubjectContext subject) {
    if (subject instanceof BqtParser.LoadSubjectContext load) {
      return clauses.read(load.clauses());
    } else if (subject instanceof BqtParser.JobSubjectContext job) {
      return clauses.read(job.jobClauses());
    }
    return new ClauseReader.Clauses(List.<Clause>of(), false);
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
