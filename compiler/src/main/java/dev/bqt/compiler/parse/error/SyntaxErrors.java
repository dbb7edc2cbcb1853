package dev.bqt.compiler.parse.error;

import static dev.bqt.compiler.diagnostic.DiagnosticId.UNEXPECTED_WORD;

import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.parse.word.Tokens;
import dev.bqt.compiler.parse.word.Words;
import dev.bqt.compiler.source.Span;
import dev.bqt.grammar.BqtLexer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/** Says in the user's words what was expected where something else stands. */
public final class SyntaxErrors {

  private static final int LONGEST_SHOWN = 40;

  private final Tokens tokens;
  private final Diagnostics found;

  public SyntaxErrors(Tokens tokens, Diagnostics found) {
    this.tokens = tokens;
    this.found = found;
  }

  /** Reports a word that stands where one of {@code expected} was to stand. */
  public void report(Token word, IntervalSet expected) {
    if (tokens.inUnreadableStatement(word.getTokenIndex())) {
      return; // What could not even be read as a word has been reported; the rest follows from it.
    }
    Span place = placeOf(word);
    Diagnostic plain = Diagnostic.of(UNEXPECTED_WORD, place, message(word, expected));
    Diagnostic withHint = plain.hint(hint(word, expected));
    Token opener = tokens.opener(word.getTokenIndex());
    boolean wantsClosing = expected.contains(BqtLexer.RPAREN) || expected.contains(BqtLexer.RBRACK);
    found.add(
        opener != null && wantsClosing && endsRule(word.getType())
            ? withHint
                .and(tokens.span(opener), "opened here and not closed")
                .hint("Close it with " + (opener.getType() == BqtLexer.LPAREN ? ")." : "]."))
            : withHint);
  }

  private String hint(Token word, IntervalSet expected) {
    int before = word.getTokenIndex() - 1;
    while (before >= 0 && tokens.all().get(before).getChannel() != Token.DEFAULT_CHANNEL) {
      before--;
    }
    boolean comma = before >= 0 && tokens.all().get(before).getType() == BqtLexer.COMMA;
    boolean ends =
        word.getType() == BqtLexer.RPAREN
            || word.getType() == BqtLexer.RBRACK
            || endsRule(word.getType());
    return comma && ends ? Hints.LAST_COMMA : Hints.of(word, expected);
  }

  /** The end of a file is shown behind its last word, not on the empty line below. */
  private Span placeOf(Token word) {
    int index = word.getTokenIndex();
    if (word.getType() != Token.EOF || index == 0) {
      return tokens.span(word);
    }
    Span last = tokens.span(tokens.all().get(index - 1));
    return new Span(last.source(), last.end(), last.end());
  }

  private static boolean endsRule(int type) {
    return type == Token.EOF
        || type == BqtLexer.SEMI
        || type == BqtLexer.RULE
        || type == BqtLexer.WHEN
        || Words.CLAUSE_HEADS.contains(type);
  }

  private static String message(Token word, IntervalSet expected) {
    String expectation = Expectations.of(expected);
    String there = shown(word);
    return expectation.isEmpty()
        ? "There is " + there + ", which cannot stand here."
        : "Expected " + expectation + ", but there is " + there + ".";
  }

  private static String shown(Token word) {
    if (word.getType() == Token.EOF) {
      return "the end of the file";
    }
    String text = word.getText().replaceAll("\\s+", " ");
    if (text.codePointCount(0, text.length()) > LONGEST_SHOWN) {
      text = text.substring(0, text.offsetByCodePoints(0, LONGEST_SHOWN)) + "…";
    }
    boolean quoted = word.getType() == BqtLexer.STRING || word.getType() == BqtLexer.BACKTICK;
    return quoted ? "the text " + text : "\"" + text + "\"";
  }
}
