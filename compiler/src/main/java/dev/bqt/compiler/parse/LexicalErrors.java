package dev.bqt.compiler.parse;

import static dev.bqt.compiler.diagnostic.DiagnosticId.UNKNOWN_CHARACTER;
import static dev.bqt.compiler.diagnostic.DiagnosticId.UNTERMINATED_COMMENT;
import static dev.bqt.compiler.diagnostic.DiagnosticId.UNTERMINATED_STRING;

import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.source.Span;
import dev.bqt.grammar.BqtLexer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/** Reports what is not a word, and takes it out or mends it, so that the parser can go on. */
final class LexicalErrors {

  private static final int SHOWN = 20;

  private final Tokens tokens;
  private final Diagnostics found;

  LexicalErrors(Tokens tokens, Diagnostics found) {
    this.tokens = tokens;
    this.found = found;
  }

  /** Changes the list; returns the indexes in the changed list behind which something was bad. */
  BitSet reportAndRepair(List<Token> words) {
    List<Token> kept = new ArrayList<>(words.size());
    BitSet bad = new BitSet();
    for (int i = 0; i < words.size(); i++) {
      Token word = words.get(i);
      switch (word.getType()) {
        case BqtLexer.UNKNOWN -> {
          int last = lastOfRun(words, i);
          found.add(unknown(tokens.span(word, words.get(last))));
          bad.set(kept.size());
          i = last;
        }
        case BqtLexer.UNFINISHED_COMMENT -> {
          found.add(comment(tokens.span(word)));
          bad.set(kept.size());
        }
        case BqtLexer.UNFINISHED_STRING -> {
          found.add(string(tokens.span(word)));
          bad.set(kept.size());
          kept.add(mended(word));
        }
        default -> kept.add(word);
      }
    }
    words.clear();
    words.addAll(kept);
    return bad;
  }

  private static int lastOfRun(List<Token> words, int first) {
    int last = first;
    while (last + 1 < words.size()
        && words.get(last + 1).getType() == BqtLexer.UNKNOWN
        && words.get(last + 1).getStartIndex() == words.get(last).getStopIndex() + 1) {
      last++;
    }
    return last;
  }

  private static Token mended(Token word) {
    CommonToken mended = new CommonToken(word);
    mended.setType(word.getText().startsWith("`") ? BqtLexer.BACKTICK : BqtLexer.STRING);
    return mended;
  }

  private static Diagnostic unknown(Span span) {
    String text = span.text();
    int first = text.codePointAt(0);
    String shown =
        text.codePointCount(0, text.length()) > SHOWN ? text.substring(0, 1) + "…" : text;
    String name =
        first <= ' ' || Character.isISOControl(first) || Character.isSpaceChar(first)
            ? String.format("U+%04X", first)
            : "\"" + shown + "\"";
    return Diagnostic.of(UNKNOWN_CHARACTER, span, name + " has no meaning outside of quotes.")
        .hint(unknownHint(first));
  }

  private static String unknownHint(int first) {
    if ("“”„‟«»‘’‚".indexOf(first) >= 0) {
      return "These are typographic quotes. Use straight ones: \"…\".";
    }
    if (Character.isSpaceChar(first) || Character.getType(first) == Character.FORMAT) {
      return "It looks like a blank but is not one. Replace it by an ordinary blank.";
    }
    if (first == '/' || first == '*' || first == '\\') {
      return "Paths, patterns and other text stand in quotes: \"/data/\". Comments begin with --.";
    }
    if (first == '{' || first == '}') {
      return "Lists and maps of options stand in ( … ).";
    }
    return "Text stands in quotes: \"…\". Comments begin with --.";
  }

  private static Diagnostic comment(Span span) {
    return Diagnostic.of(
            UNTERMINATED_COMMENT,
            span.part(0, 2),
            "This comment begins with /* and goes on to the end of the file.")
        .hint("End it with */, or use -- for a comment of one line.");
  }

  private static Diagnostic string(Span span) {
    String quote = Strings.quoteOf(span.text());
    Span firstLine = firstLineOf(span);
    if (quote.length() == 3) {
      return Diagnostic.of(
              UNTERMINATED_STRING,
              firstLine,
              "This text begins with " + quote + " and goes on to the end of the file.")
          .hint("End it with " + quote + ".");
    }
    return Diagnostic.of(
            UNTERMINATED_STRING, firstLine, "The closing " + quote + " is missing on this line.")
        .hint("Close it with " + quote + longHint(quote));
  }

  private static String longHint(String quote) {
    return quote.equals("`") ? "." : ". Text of several lines stands in \"\"\"…\"\"\".";
  }

  private static Span firstLineOf(Span span) {
    String text = span.text();
    int end = 0;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return span.part(0, end);
  }
}
