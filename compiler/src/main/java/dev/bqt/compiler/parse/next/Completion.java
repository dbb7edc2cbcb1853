package dev.bqt.compiler.parse.next;

import dev.bqt.compiler.parse.word.Words;
import dev.bqt.compiler.source.SourceFile;
import dev.bqt.compiler.source.Span;
import dev.bqt.grammar.BqtLexer;
import dev.bqt.grammar.BqtParser;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;

/**
 * What may be written at a place of a text.
 *
 * @param typed the beginning of a word that is there already; empty between two words
 * @param keywords the keywords that may stand there, sorted
 * @param parts what else may stand there
 * @param path the keys in whose maps or values the place is, the outermost first
 */
public record Completion(Span typed, List<String> keywords, Set<Part> parts, List<String> path) {

  /** What is no keyword, but can be listed. */
  public enum Part {
    /** The format of a LOAD. */
    FORMAT,
    /** The name of an option of a LOAD. */
    OPTION,
    /** The value of such an option, which is the last of the path. */
    OPTION_VALUE
  }

  /** Copies the lists. */
  public Completion {
    keywords = List.copyOf(keywords);
    parts = Set.copyOf(parts);
    path = List.copyOf(path);
  }

  /**
   * What may stand at an offset, as far as the text before it tells. Nothing inside of texts and
   * comments, or if the statement is wrong before the place already.
   */
  public static Completion at(SourceFile source, int offset) {
    String before = source.text().substring(0, offset);
    Span nothing = source.span(offset, offset);
    List<Token> words = words(before);
    Token last = words.isEmpty() ? null : words.get(words.size() - 1);
    if (last != null && hides(last, before)) {
      return new Completion(nothing, List.of(), Set.of(), List.of());
    }
    words.removeIf(word -> word.getChannel() != Token.DEFAULT_CHANNEL);
    boolean unfinished = last != null && touchesEnd(last, before) && isWord(last.getType());
    Span typed = unfinished ? source.span(offset - last.getText().length(), offset) : nothing;
    return behind(unfinished ? words.subList(0, words.size() - 1) : words, typed);
  }

  private static List<Token> words(String text) {
    BqtLexer lexer = new BqtLexer(CharStreams.fromString(text));
    lexer.removeErrorListeners();
    List<Token> statement = new ArrayList<>();
    for (Token word : lexer.getAllTokens()) {
      if (word.getType() == BqtLexer.SEMI) {
        statement.clear();
      } else {
        statement.add(word);
      }
    }
    return statement;
  }

  private static boolean hides(Token last, String before) {
    int type = last.getType();
    boolean endless = type == BqtLexer.UNFINISHED_STRING || type == BqtLexer.UNFINISHED_COMMENT;
    boolean lineComment = type == BqtLexer.COMMENT && !last.getText().startsWith("/*");
    return endless || lineComment && touchesEnd(last, before);
  }

  private static boolean touchesEnd(Token last, String before) {
    return last.getStopIndex() + 1 == before.codePointCount(0, before.length());
  }

  private static boolean isWord(int type) {
    return type == BqtLexer.IDENT || type == BqtLexer.TABLE || !Words.keyword(type).isEmpty();
  }

  private static Completion behind(List<Token> words, Span typed) {
    Set<String> keywords = new TreeSet<>();
    Set<Part> parts = EnumSet.noneOf(Part.class);
    for (NextWords.Next next : NextWords.behind(words)) {
      int rule = next.rules().get(0);
      boolean ofLoad = next.rules().contains(BqtParser.RULE_loadTail);
      if (rule == BqtParser.RULE_format) {
        parts.add(Part.FORMAT);
      } else if (rule == BqtParser.RULE_key && ofLoad) {
        parts.add(Part.OPTION);
      } else if (rule == BqtParser.RULE_value && ofLoad) {
        parts.add(Part.OPTION_VALUE);
      } else if (rule != BqtParser.RULE_key && rule != BqtParser.RULE_word) {
        keywords.addAll(Words.keywords(next.types()));
      }
    }
    return new Completion(typed, List.copyOf(keywords), parts, path(words));
  }

  private static List<String> path(List<Token> words) {
    Deque<String> open = new ArrayDeque<>();
    for (int i = 0; i < words.size(); i++) {
      int type = words.get(i).getType();
      if (type == BqtLexer.LPAREN || type == BqtLexer.LBRACK) {
        open.addLast(key(words, i - 1));
      } else if ((type == BqtLexer.RPAREN || type == BqtLexer.RBRACK) && !open.isEmpty()) {
        open.removeLast();
      }
    }
    open.addLast(key(words, words.size() - 1));
    return open.stream().filter(key -> !key.isEmpty()).toList();
  }

  /** The word before an = at this index; empty if there is no = or nothing before it. */
  private static String key(List<Token> words, int index) {
    return index > 0 && words.get(index).getType() == BqtLexer.EQ
        ? words.get(index - 1).getText()
        : "";
  }
}
