package dev.bqt.compiler.format;

import dev.bqt.compiler.parse.SyntaxTree;
import dev.bqt.compiler.parse.word.Tokens;
import dev.bqt.grammar.BqtLexer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.Token;

/**
 * Which comments belong to which word: those behind it on its line, and those on the lines above
 * it. They go with it wherever it goes.
 */
final class Comments {

  private final String text;
  private final Tokens tokens;
  private final Map<Integer, List<Comment>> before = new HashMap<>();
  private final Map<Integer, List<Comment>> behind = new HashMap<>();

  Comments(SyntaxTree tree) {
    this.text = tree.source().text();
    this.tokens = tree.tokens();
    List<Token> words = tokens.all();
    int next = 0;
    for (Token comment : tokens.comments()) {
      int start = start(comment);
      while (next < words.size() - 1 && start(words.get(next)) < start) {
        next++;
      }
      attach(comment, next);
    }
  }

  /**
   * One comment.
   *
   * @param inline whether the word it belongs to stands on its line
   * @param blankBehind whether an empty line follows it
   */
  record Comment(String text, boolean inline, boolean blankBehind) {

    boolean endsLine() {
      return !text.startsWith("/*");
    }
  }

  List<Comment> before(Token word) {
    return before.getOrDefault(word.getTokenIndex(), List.of());
  }

  List<Comment> behind(Token word) {
    return behind.getOrDefault(word.getTokenIndex(), List.of());
  }

  private void attach(Token comment, int next) {
    List<Token> words = tokens.all();
    boolean line = !comment.getText().startsWith("/*");
    boolean sharesLineBefore = next > 0 && lines(end(words.get(next - 1)), start(comment)) == 0;
    boolean sharesLineBehind =
        !line
            && words.get(next).getType() != Token.EOF
            && lines(end(comment), start(words.get(next))) == 0;
    boolean nextCloses = isClosing(words.get(next).getType());
    boolean beginsList = next > 0 && isOpening(words.get(next - 1).getType());
    if (sharesLineBefore && beginsList && !nextCloses && isOneLine(comment)) {
      add(before, next, new Comment(stripped(comment), true, false));
      return;
    }
    if (sharesLineBefore && (!sharesLineBehind || nextCloses)) {
      add(behind, next - 1, new Comment(stripped(comment), true, false));
      return;
    }
    int owner = next;
    while (words.get(owner).getType() == BqtLexer.SEMI
        || words.get(owner).getType() == BqtLexer.COMMA) {
      owner++;
    }
    boolean blank = beginsStatement(owner) && lines(end(comment), startOfNext(comment, next)) > 1;
    boolean inline = sharesLineBehind && owner == next && !nextCloses;
    add(before, owner, new Comment(stripped(comment), inline, blank));
  }

  private boolean beginsStatement(int word) {
    List<Token> words = tokens.all();
    return word == 0
        || words.get(word).getType() == Token.EOF
        || words.get(word - 1).getType() == BqtLexer.SEMI;
  }

  /** Where the next word or comment begins. */
  private int startOfNext(Token comment, int next) {
    int word = start(tokens.all().get(next));
    for (Token other : tokens.comments()) {
      if (start(other) > start(comment)) {
        return Math.min(word, start(other));
      }
    }
    return word;
  }

  private static boolean isOneLine(Token comment) {
    return comment.getText().startsWith("/*") && comment.getText().indexOf('\n') < 0;
  }

  private static boolean isOpening(int type) {
    return type == BqtLexer.LPAREN || type == BqtLexer.LBRACK;
  }

  private static boolean isClosing(int type) {
    return type == BqtLexer.SEMI
        || type == BqtLexer.COMMA
        || type == BqtLexer.RPAREN
        || type == BqtLexer.RBRACK;
  }

  private static void add(Map<Integer, List<Comment>> all, int word, Comment comment) {
    all.computeIfAbsent(word, key -> new ArrayList<>()).add(comment);
  }

  private static String stripped(Token comment) {
    return comment.getText().stripTrailing();
  }

  private int start(Token token) {
    return token.getType() == Token.EOF ? text.length() : tokens.span(token).start();
  }

  private int end(Token token) {
    return tokens.span(token).end();
  }

  private int lines(int from, int to) {
    int count = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      boolean carriageReturn = c == '\r' && (i + 1 >= text.length() || text.charAt(i + 1) != '\n');
      count += c == '\n' || carriageReturn ? 1 : 0;
    }
    return count;
  }
}
