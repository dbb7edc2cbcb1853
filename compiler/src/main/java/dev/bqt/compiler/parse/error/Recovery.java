package dev.bqt.compiler.parse.error;

import dev.bqt.compiler.parse.word.Tokens;
import dev.bqt.compiler.parse.word.Words;
import dev.bqt.grammar.BqtParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.ATNState;
import org.antlr.v4.runtime.misc.IntervalSet;

/**
 * Goes on after an error at the next clause or rule outside of brackets. Never guesses a missing or
 * superfluous word: that muddles the message.
 */
public final class Recovery extends DefaultErrorStrategy {

  private static final Set<Integer> RULE_ENDS =
      Set.of(
          Token.EOF,
          BqtParser.SEMI,
          BqtParser.RULE,
          BqtParser.WHEN,
          BqtParser.DEFAULTS,
          BqtParser.DEPLOYMENT);
  private static final Set<Integer> HEADER =
      Set.of(BqtParser.RULE, BqtParser.DISABLED, BqtParser.ASYNC, BqtParser.WHEN);
  private static final Set<Integer> RULE_STARTS =
      Set.of(
          Token.EOF,
          BqtParser.SEMI,
          BqtParser.RULE,
          BqtParser.DISABLED,
          BqtParser.ASYNC,
          BqtParser.WHEN,
          BqtParser.DEFAULTS,
          BqtParser.DEPLOYMENT);

  private final Tokens tokens;
  private final SyntaxErrors errors;
  private final Broken broken = new Broken();
  private final List<ATNState> passed = new ArrayList<>();
  private int passedAt = -1;

  public Recovery(Tokens tokens, SyntaxErrors errors) {
    this.tokens = tokens;
    this.errors = errors;
  }

  public Broken broken() {
    return broken;
  }

  /** Remembers each place where something could have stood, and clears away what cannot. */
  @Override
  public void sync(Parser parser) {
    int at = index(parser);
    if (at != passedAt) {
      passed.clear();
      passedAt = at;
    }
    passed.add(parser.getATN().states.get(parser.getState()));
    int rule = parser.getContext().getRuleIndex();
    if (isListOfClauses(rule) && !continuesRule(at)) {
      reportError(parser, new InputMismatchException(parser));
      broken.mark(parser.getContext());
      skip(parser, () -> startsClause(index(parser)) || endsRule(index(parser)));
    } else if (rule == BqtParser.RULE_file && !RULE_STARTS.contains(tokens.type(at))) {
      reportError(parser, new InputMismatchException(parser));
      skip(parser, () -> isSeparator(tokens.type(index(parser))));
    }
  }

  @Override
  public void reportError(Parser parser, RecognitionException error) {
    if (inErrorRecoveryMode(parser)) {
      return;
    }
    beginErrorCondition(parser);
    errors.report(error.getOffendingToken(), expected(parser, error));
  }

  @Override
  public Token recoverInline(Parser parser) {
    throw new InputMismatchException(parser);
  }

  @Override
  public void recover(Parser parser, RecognitionException error) {
    ParserRuleContext part = parser.getContext();
    broken.mark(part);
    beginErrorCondition(parser);
    skip(parser, () -> startsClause(index(parser)) || endsRule(index(parser)));
  }

  private IntervalSet expected(Parser parser, RecognitionException error) {
    IntervalSet expected = new IntervalSet();
    if (passedAt == error.getOffendingToken().getTokenIndex()) {
      for (ATNState state : passed) {
        expected.addAll(parser.getATN().nextTokens(state));
      }
    }
    if (error instanceof InputMismatchException) {
      expected.addAll(error.getExpectedTokens());
    }
    return expected;
  }

  private void skip(Parser parser, BooleanSupplier arrived) {
    while (parser.getCurrentToken().getType() != Token.EOF) {
      if (tokens.outsideBrackets(index(parser)) && arrived.getAsBoolean()) {
        return;
      }
      parser.consume();
    }
  }

  private static boolean isListOfClauses(int rule) {
    return rule == BqtParser.RULE_clauses || rule == BqtParser.RULE_jobClauses;
  }

  private boolean continuesRule(int index) {
    return startsClause(index) || endsRule(index);
  }

  private boolean endsRule(int index) {
    int type = tokens.type(index);
    boolean header = type == BqtParser.DISABLED || type == BqtParser.ASYNC;
    return header ? HEADER.contains(tokens.type(index + 1)) : RULE_ENDS.contains(type);
  }

  private boolean startsClause(int index) {
    int next = tokens.type(index + 1);
    return tokens.type(index) == BqtParser.ON
        ? next != BqtParser.STRING && next != BqtParser.DONE
        : Words.CLAUSE_HEADS.contains(tokens.type(index));
  }

  private static boolean isSeparator(int type) {
    return type == BqtParser.SEMI || type == BqtParser.RULE;
  }

  private static int index(Parser parser) {
    return parser.getCurrentToken().getTokenIndex();
  }
}
