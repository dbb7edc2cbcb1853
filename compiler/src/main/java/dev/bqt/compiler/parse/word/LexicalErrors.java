package dev.bqt.compiler.parse.word;

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
public final class LexicalErrors {

  private final Tokens tokens;
  private final Diagnostics found;

  public LexicalErrors(Tokens tokens, Diagnostics found) {
    this.tokens = tokens;
    this.found = found;
  }

  /** Changes the list; returns the indexes in the changed list behind which something was bad. */
  public BitSet reportAndRepair(List<Token> words) {
    List<Token> kept = new ArrayList<>(words.size());
    BitSet bad = new BitSet();
    boolean toldOf = false;
    for (int i = 0; i < words.size(); i++) {
      Token word = words.get(i);
      switch (word.getType()) {
        case BqtLexer.UNKNOWN -> {
          if (!toldOf) {
            found.add(unknown(tokens.span(word), kept.isEmpty()));
          }
          toldOf = true; // More of the same in one rule has the same cause.
          bad.set(kept.size());
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
        default -> {
          toldOf &= word.getType() != BqtLexer.SEMI;
          kept.add(word);
        }
      }
    }
    words.clear();
    words.addAll(kept);
    return bad;
  }

  private static Token mended(Token word) {
    CommonToken mended = new CommonToken(word);
    mended.setType(word.getText().startsWith("`") ? BqtLexer.BACKTICK : BqtLexer.STRING);
    return mended;
  }

  private static Diagnostic unknown(Span span, boolean atTheStart) {
    int point = span.text().codePointAt(0);
    boolean invisible = Character.isISOControl(point) || isBlankOrFormat(point);
    String name = invisible ? String.format("U+%04X", point) : "\"" + span.text() + "\"";
    String hint =
        atTheStart && point == '{'
            ? "This looks like JSON, which needs no compiling. A rule in .bqt begins with WHEN."
            : unknownHint(point);
    return Diagnostic.of(UNKNOWN_CHARACTER, span, name + " has no meaning outside of quotes.")
        .hint(hint);
  }

  private static boolean isBlankOrFormat(int point) {
    return Character.isSpaceChar(point) || Character.getType(point) == Character.FORMAT;
  }

  private static String unknownHint(int first) {
    if ("“”„‟«»‘’‚".indexOf(first) >= 0) {
      return "These are typographic quotes. Use straight ones: \"…\".";
    }
    if (isBlankOrFormat(first)) {
      return "It looks like a blank but is not one. Replace it by an ordinary blank.";
    }
    if (first == '/' || first == '*' || first == '\\') {
      return "Paths, patterns and other text stand in quotes: \"/data/\". Comments begin with --.";
    }
    if (first == ':') {
      return "Addresses stand in quotes, \"gs://…\"; a value of an option stands behind =.";
    }
    if (first == '.') {
      return "A name with blanks or other signs stands in backticks as a whole: `shop.a table`.";
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
