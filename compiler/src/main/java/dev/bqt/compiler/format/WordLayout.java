package dev.bqt.compiler.format;

import dev.bqt.compiler.parse.word.Words;
import dev.bqt.grammar.BqtLexer;
import dev.bqt.grammar.BqtParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Lays out single words with their comments. */
final class WordLayout {

  /** A keyword that stands here is a name that somebody chose. */
  private static final Set<Class<?>> NAMES =
      Set.of(
          BqtParser.KeyContext.class,
          BqtParser.WordContext.class,
          BqtParser.ActionNameContext.class);

  /** A name that stands here is a word of ours. */
  private static final Set<Class<?>> WORDS =
      Set.of(
          BqtParser.FormatContext.class,
          BqtParser.JobTypeContext.class,
          BqtParser.CopyByTailContext.class,
          BqtParser.BalancedTailContext.class,
          BqtParser.CallVerbContext.class,
          BqtParser.FormatTailContext.class,
          BqtParser.OverContext.class);

  private final Comments comments;

  WordLayout(Comments comments) {
    this.comments = comments;
  }

  /** A word and all its comments. */
  Layout of(TerminalNode node) {
    return Layout.of(withoutBehind(node), behind(node.getSymbol()));
  }

  /** A word and the comments before it. */
  Layout withoutBehind(TerminalNode node) {
    Token word = node.getSymbol();
    return Layout.of(before(word), Layout.words(text(word, (ParserRuleContext) node.getParent())));
  }

  /** The comments that stand before a word. */
  Layout before(Token word) {
    List<Layout> parts = new ArrayList<>();
    for (Comments.Comment comment : comments.before(word)) {
      if (comment.inline()) {
        parts.add(Layout.words(comment.text() + " "));
      } else {
        parts.add(new Layout.OwnLine(comment.text(), comment.endsLine()));
        parts.add(comment.blankBehind() ? Layout.HARD : Layout.NOTHING);
      }
    }
    return new Layout.Sequence(parts);
  }

  /** The comments that stand behind a word on its line. */
  Layout behind(Token word) {
    List<Layout> parts = new ArrayList<>();
    for (Comments.Comment comment : comments.behind(word)) {
      // What follows one of several lines would stand in its last line, and it before that word.
      boolean takesTheRest = comment.endsLine() || comment.text().indexOf('\n') >= 0;
      parts.add(
          takesTheRest
              ? new Layout.LineComment(comment.text())
              : Layout.words(" " + comment.text()));
    }
    return new Layout.Sequence(parts);
  }

  private static String text(Token word, ParserRuleContext parent) {
    String keyword = Words.keyword(word.getType());
    if (!keyword.isEmpty() && !NAMES.contains(parent.getClass())) {
      return keyword;
    }
    boolean ours =
        word.getType() == BqtLexer.DURATION
            || word.getType() == BqtLexer.IDENT && WORDS.contains(parent.getClass());
    if (!ours) {
      return word.getText();
    }
    return word.getType() == BqtLexer.DURATION
        ? word.getText().toLowerCase(Locale.ROOT)
        : word.getText().toUpperCase(Locale.ROOT);
  }
}
