package dev.bqt.compiler.format;

import dev.bqt.grammar.BqtParser;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Lays out statements: an empty line between two, a clause a line. */
final class FileLayout {

  private static final Layout SPACE = Layout.words(" ");

  private final WordLayout words;
  private final PhraseLayout phrases;

  FileLayout(Comments comments) {
    this.words = new WordLayout(comments);
    this.phrases = new PhraseLayout(words);
  }

  Layout of(BqtParser.FileContext file) {
    List<Layout> statements = new ArrayList<>();
    for (int i = 0; i < file.getChildCount(); i++) {
      ParseTree child = file.getChild(i);
      if (child instanceof BqtParser.StatementContext statement) {
        boolean ended = i + 1 < file.getChildCount() && isSemicolon(file.getChild(i + 1));
        add(statement(statement), ended ? (TerminalNode) file.getChild(++i) : null, statements);
      } else if (child instanceof TerminalNode node) {
        Token word = node.getSymbol();
        Layout comments = Layout.of(words.before(word), words.behind(word));
        if (!comments.isEmpty()) {
          statements.add(comments);
        }
      }
    }
    return Layout.join(statements, Layout.of(Layout.HARD, Layout.HARD));
  }

  /**
   * Adds a statement with its semicolon, which null stands for if it was left out. A comment behind
   * the semicolon stays there unless another comment takes the rest of the line.
   */
  private void add(Layout statement, TerminalNode semicolon, List<Layout> statements) {
    Layout end = semicolon == null ? Layout.words(";") : words.withoutBehind(semicolon);
    Layout comments = semicolon == null ? Layout.NOTHING : words.behind(semicolon.getSymbol());
    if (comments.isEmpty() || !statement.endsLine()) {
      statements.add(Layout.of(statement, end, comments));
    } else {
      statements.add(Layout.of(statement, end));
      statements.add(comments);
    }
  }

  private static boolean isSemicolon(ParseTree child) {
    return child instanceof TerminalNode node && node.getSymbol().getType() == BqtParser.SEMI;
  }

  private Layout statement(BqtParser.StatementContext statement) {
    if (statement instanceof BqtParser.RuleStatementContext rule) {
      return rule(rule);
    } else if (statement instanceof BqtParser.DefaultsStatementContext defaults) {
      List<Layout> lines = new ArrayList<>(List.of(Layout.NOTHING));
      clauses(defaults.clauses(), null, lines);
      Layout nested = new Layout.Nest(Layout.join(lines, Layout.HARD));
      return Layout.of(words.of(defaults.DEFAULTS()), nested);
    }
    return phrases.of((ParserRuleContext) statement);
  }

  private Layout rule(BqtParser.RuleStatementContext rule) {
    List<Layout> lines = new ArrayList<>();
    if (rule.header().getChildCount() > 0) {
      lines.add(Layout.join(rule.header().headerPart().stream().map(phrases::of).toList(), SPACE));
    }
    Layout when = words.of(rule.WHEN());
    if (rule.subject() instanceof BqtParser.JobSubjectContext job) {
      List<ParseTree> parts = new ArrayList<>(job.children);
      parts.remove(job.jobClauses());
      lines.add(Layout.of(when, SPACE, phrases.of(parts)));
      clauses(job.jobClauses(), null, lines);
    } else if (rule.subject() instanceof BqtParser.LoadSubjectContext load) {
      ParseTree moved = pattern(load);
      List<ParseTree> parts = new ArrayList<>(parts(load.source()));
      if (moved != null) {
        parts.add(moved);
      }
      parts.sort(SentenceOrder.conditions());
      lines.add(parts.isEmpty() ? when : Layout.of(when, SPACE, source(parts)));
      clauses(load.clauses(), moved, lines);
    }
    return Layout.join(lines, Layout.HARD);
  }

  /** The first condition stands beside WHEN. */
  private Layout source(List<ParseTree> parts) {
    ParseTree first = parts.get(0);
    return first instanceof BqtParser.ConditionContext
            || first instanceof BqtParser.MatchingTailContext
        ? Layout.of(
            phrases.of((ParserRuleContext) first), phrases.tails(parts.subList(1, parts.size())))
        : phrases.of(parts);
  }

  /** MATCHING that is written behind LOAD and belongs behind WHEN; null if there is none. */
  private static ParseTree pattern(BqtParser.LoadSubjectContext subject) {
    if (subject.source() instanceof BqtParser.AnySourceContext || hasPattern(subject.source())) {
      return null;
    }
    for (BqtParser.ClauseContext clause : subject.clauses().clause()) {
      if (clause instanceof BqtParser.LoadClauseContext load) {
        for (BqtParser.LoadTailContext tail : load.loadTail()) {
          if (tail instanceof BqtParser.MatchingTailContext) {
            return tail;
          }
        }
      }
    }
    return null;
  }

  private static boolean hasPattern(BqtParser.SourceContext source) {
    return parts(source).stream().anyMatch(FileLayout::isPattern);
  }

  private static List<ParseTree> parts(ParserRuleContext phrase) {
    return phrase.children == null ? List.of() : phrase.children;
  }

  private static boolean isPattern(ParseTree part) {
    return part instanceof BqtParser.DirectoryPatternContext
        || part instanceof BqtParser.ConditionContext condition
            && condition.kind.getType() == BqtParser.MATCHING;
  }

  /** Adds the clauses in their order, each as a line. */
  private void clauses(ParserRuleContext all, ParseTree moved, List<Layout> lines) {
    List<List<ParserRuleContext>> units = new ArrayList<>();
    for (int i = 0; i < all.getChildCount(); i++) {
      ParserRuleContext clause = (ParserRuleContext) all.getChild(i);
      if (clause instanceof BqtParser.NotLoadClauseContext other) {
        clause = other.otherClause();
      }
      if (continues(clause) && !units.isEmpty()) {
        units.get(units.size() - 1).add(clause);
      } else {
        units.add(new ArrayList<>(List.of(clause)));
      }
    }
    units.sort((one, other) -> SentenceOrder.clauses().compare(one.get(0), other.get(0)));
    for (List<ParserRuleContext> unit : units) {
      lines.add(
          unit.get(0) instanceof BqtParser.OutcomeClauseContext
              ? phrases.outcome(unit)
              : phrases.clause(unit.get(0), moved));
    }
  }

  /** Whether it is a list in parentheses that belongs to the action before it. */
  private static boolean continues(ParserRuleContext clause) {
    return clause instanceof BqtParser.OutcomeClauseContext on
        && on.actions() instanceof BqtParser.NextActionsContext;
  }
}
