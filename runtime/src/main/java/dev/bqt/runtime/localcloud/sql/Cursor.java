package dev.bqt.runtime.localcloud.sql;

import java.util.List;

/** A place among the tokens of a statement, and the errors of those who expected others there. */
final class Cursor {
  private final String source;
  private final List<Token> tokens;
  private int at;

  Cursor(String source, List<Token> tokens) {
    this.source = source;
    this.tokens = tokens;
  }

  int place() {
    return at;
  }

  Token peek() {
    return tokens.get(at);
  }

  Token peek(int ahead) {
    return tokens.get(Math.min(at + ahead, tokens.size() - 1));
  }

  Token next() {
    return tokens.get(peek().kind() == Token.Kind.END ? at : at++);
  }

  boolean atEnd() {
    return peek().kind() == Token.Kind.END;
  }

  boolean take(String word) {
    boolean is = peek().is(word);
    at += is ? 1 : 0;
    return is;
  }

  boolean take(char symbol) {
    boolean is = peek().is(symbol);
    at += is ? 1 : 0;
    return is;
  }

  void expect(String word) {
    if (!take(word)) {
      throw expected(word);
    }
  }

  void expect(char symbol) {
    if (!take(symbol)) {
      throw expected("\"" + symbol + "\"");
    }
  }

  Token name(String what) {
    if (!peek().isName()) {
      throw expected(what);
    }
    return next();
  }

  /** Skips what stands in the parentheses that open here, and them. */
  void skipParentheses() {
    expect('(');
    int depth = 1;
    while (depth > 0) {
      if (atEnd()) {
        throw expected("\")\"");
      }
      Token token = next();
      depth += token.is('(') ? 1 : 0;
      depth -= token.is(')') ? 1 : 0;
    }
  }

  SqlError expected(String what) {
    return error("Syntax error: Expected " + what + " but got " + peek().shown());
  }

  SqlError error(String problem) {
    return new SqlError(problem, source, peek().start());
  }
}
