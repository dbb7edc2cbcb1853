package dev.bqt.compiler.parse.word;

import static dev.bqt.compiler.diagnostic.DiagnosticId.NESTED_TOO_DEEPLY;

import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.source.SourceFile;
import dev.bqt.compiler.source.Span;
import dev.bqt.grammar.BqtLexer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/**
 * The words of a text, comments left out, with what the parser cannot know by itself: the bracket
 * that each stands in, and which statements have a word in them that could not be read.
 */
public final class Tokens {

  /** Deeper than anybody writes, shallow enough for every stack. */
  private static final int DEEPEST = 64;

  private static final int NOT_INSIDE = -1;

  private final SourceFile source;
  private final int[] offsets;
  private final List<Token> all;
  private final List<Token> comments;
  private final BitSet unreadable = new BitSet();
  private final BitSet unreadableStatements = new BitSet();
  private int[] opener;
  private int[] statement;
  private Token tooDeep;

  private Tokens(SourceFile source, int[] offsets, List<Token> all, List<Token> comments) {
    this.source = source;
    this.offsets = offsets;
    this.all = all;
    this.comments = List.copyOf(comments);
  }

  public static Tokens of(SourceFile source, Diagnostics found) {
    BqtLexer lexer = new BqtLexer(CharStreams.fromString(source.text(), source.name()));
    lexer.removeErrorListeners();
    List<Token> words = new ArrayList<>();
    List<Token> comments = new ArrayList<>();
    for (Token token : lexer.getAllTokens()) {
      (token.getChannel() == Token.DEFAULT_CHANNEL ? words : comments).add(token);
    }
    Tokens tokens = new Tokens(source, offsetsOf(source.text()), words, comments);
    BitSet bad = new LexicalErrors(tokens, found).reportAndRepair(words);
    words.add(end(source.text()));
    tokens.unreadable.or(bad);
    tokens.walkBrackets(bad);
    if (tokens.tooDeep != null) {
      found.add(
          NESTED_TOO_DEEPLY,
          tokens.span(tokens.tooDeep),
          "Brackets may be " + DEEPEST + " deep; this one is deeper.");
    }
    return tokens;
  }

  /** ANTLR counts code points, Java counts chars; they differ only beyond the basic plane. */
  private static int[] offsetsOf(String text) {
    int points = text.codePointCount(0, text.length());
    if (points == text.length()) {
      return null;
    }
    int[] offsets = new int[points + 1];
    for (int point = 0, at = 0; point <= points; point++) {
      offsets[point] = at;
      at += point == points ? 0 : Character.charCount(text.codePointAt(at));
    }
    return offsets;
  }

  private static Token end(String text) {
    CommonToken end = new CommonToken(Token.EOF, "the end of the file");
    int points = text.codePointCount(0, text.length());
    end.setStartIndex(points);
    end.setStopIndex(points - 1);
    return end;
  }

  private void walkBrackets(BitSet bad) {
    opener = new int[all.size()];
    statement = new int[all.size()];
    Deque<Integer> open = new ArrayDeque<>();
    int statements = 0;
    for (int i = 0; i < all.size(); i++) {
      int type = all.get(i).getType();
      ((CommonToken) all.get(i)).setTokenIndex(i);
      if ((type == BqtLexer.RPAREN || type == BqtLexer.RBRACK) && !open.isEmpty()) {
        open.pop();
      }
      opener[i] = open.isEmpty() ? NOT_INSIDE : open.peek();
      statement[i] = statements;
      if (bad.get(i)) {
        unreadableStatements.set(statements);
      }
      if (type == BqtLexer.LPAREN || type == BqtLexer.LBRACK) {
        open.push(i);
        tooDeep = open.size() > DEEPEST && tooDeep == null ? all.get(i) : tooDeep;
      }
      if (type == BqtLexer.SEMI) {
        open.clear(); // No ; stands in brackets, so one that was forgotten ends here.
        statements++;
      }
    }
  }

  public List<Token> all() {
    return all;
  }

  /** The comments of the text, in their order. */
  public List<Token> comments() {
    return comments;
  }

  /** Whether the parser may be let loose on them. */
  public boolean readable() {
    return tooDeep == null;
  }

  /** The bracket that a token stands in, or null if it stands in none. */
  public Token opener(int index) {
    return opener[index] == NOT_INSIDE ? null : all.get(opener[index]);
  }

  public boolean outsideBrackets(int index) {
    return opener[index] == NOT_INSIDE || type(index) == BqtLexer.SEMI;
  }

  /** Whether something in the statement of this token could not be read as a word at all. */
  public boolean inUnreadableStatement(int index) {
    return unreadableStatements.get(statement[index]);
  }

  /** Whether something in this part, or right behind it, could not be read as a word at all. */
  public boolean isUnreadable(ParserRuleContext part) {
    int bad = unreadable.nextSetBit(part.getStart().getTokenIndex());
    return bad >= 0 && part.getStop() != null && bad <= part.getStop().getTokenIndex() + 1;
  }

  public int type(int index) {
    return all.get(Math.min(index, all.size() - 1)).getType();
  }

  public Span span(Token token) {
    return source.span(offset(token.getStartIndex()), offset(token.getStopIndex() + 1));
  }

  public Span span(Token first, Token last) {
    return last == null || last.getStopIndex() < first.getStartIndex()
        ? span(first)
        : span(first).to(span(last));
  }

  public Span span(ParserRuleContext part) {
    return span(part.getStart(), part.getStop());
  }

  private int offset(int codePoint) {
    return offsets == null ? codePoint : offsets[codePoint];
  }
}
