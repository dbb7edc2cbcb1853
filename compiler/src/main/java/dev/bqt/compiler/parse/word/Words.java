package dev.bqt.compiler.parse.word;

import dev.bqt.grammar.BqtLexer;
import dev.bqt.grammar.BqtParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/** The keywords of the language. */
public final class Words {

  /** With these a clause begins. */
  public static final Set<Integer> CLAUSE_HEADS =
      Set.of(
          BqtParser.LOAD,
          BqtParser.BATCH,
          BqtParser.ON,
          BqtParser.VIA,
          BqtParser.PARAMETERS,
          BqtParser.TRANSFORM,
          BqtParser.LEFT,
          BqtParser.INNER,
          BqtParser.JOIN,
          BqtParser.DEDUPLICATE,
          BqtParser.SPLIT,
          BqtParser.RELOAD,
          BqtParser.STALLED,
          BqtParser.QUARANTINE,
          BqtParser.INFO,
          BqtParser.RUN,
          BqtParser.ORDERED,
          BqtParser.TRACK,
          BqtParser.RAW,
          BqtParser.NO);

  private Words() {}

  /** The keyword of a type, such as {@code PREFIX}; empty if the type is none. */
  public static String keyword(int type) {
    String literal = type < 0 ? null : BqtLexer.VOCABULARY.getLiteralName(type);
    return literal != null && Character.isLetter(literal.charAt(1))
        ? literal.substring(1, literal.length() - 1)
        : "";
  }

  /** The keywords of a part of the tree, joined by blanks. */
  public static String phrase(ParserRuleContext part) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < part.getChildCount(); i++) {
      if (part.getChild(i).getPayload() instanceof Token word) {
        words.add(keyword(word.getType()));
      }
    }
    return String.join(" ", words);
  }

  /** The keywords of a set. */
  public static List<String> keywords(IntervalSet types) {
    return types.toList().stream().map(Words::keyword).filter(word -> !word.isEmpty()).toList();
  }

  /** All keywords of the language. */
  public static List<String> allKeywords() {
    return IntStream.rangeClosed(1, BqtLexer.VOCABULARY.getMaxTokenType())
        .mapToObj(Words::keyword)
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
