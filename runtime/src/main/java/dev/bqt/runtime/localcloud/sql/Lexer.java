package dev.bqt.runtime.localcloud.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Splits GoogleSQL into tokens, as its reference says ("Lexical structure and syntax"). Every
 * symbol is one character: what stood together stays together when it is written again.
 */
final class Lexer {
  private final String source;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Lexer(String source) {
    this.source = source;
  }

  /** The tokens, the last of which is the end. */
  static List<Token> tokens(String source) {
    Lexer lexer = new Lexer(source);
    while (lexer.skipBlank()) {
      lexer.token();
    }
    lexer.add(Token.Kind.END, "", source.length());
    return lexer.tokens;
  }

  private void add(Token.Kind kind, String value, int start) {
    tokens.add(new Token(kind, value, start, at));
  }

  private boolean skipBlank() {
    int before;
    do {
      before = at;
      while (at < source.length() && Character.isWhitespace(source.charAt(at))) {
        at++;
      }
      if (source.startsWith("--", at) || source.startsWith("#", at)) {
        int end = source.indexOf('\n', at);
        at = end < 0 ? source.length() : end;
      } else if (source.startsWith("/*", at)) {
        int end = source.indexOf("*/", at + 2);
        if (end < 0) {
          throw new SqlError("Syntax error: Unclosed comment", source, at);
        }
        at = end + 2;
      }
    } while (at > before);
    return at < source.length();
  }

  private void token() {
    int start = at;
    char c = source.charAt(at);
    int prefix = stringPrefix();
    if (prefix >= 0) {
      string(source.substring(at, at + prefix).toLowerCase(Locale.ROOT));
    } else if (c == '`') {
      quotedName();
    } else if (Character.isLetter(c) || c == '_') {
      word(start, Token.Kind.WORD);
    } else if (c == '@' && at + 1 < source.length() && isWordPart(source.charAt(at + 1))) {
      at++;
      word(at, Token.Kind.PARAMETER);
    } else if (isNumberStart(c)) {
      number();
    } else {
      at++;
      add(Token.Kind.SYMBOL, source.substring(start, at), start);
    }
  }

  /** Letters before a quote that make it a raw or bytes literal; -1 when no literal begins. */
  private int stringPrefix() {
    int end = at;
    while (end < source.length() && end - at < 2 && "rRbB".indexOf(source.charAt(end)) >= 0) {
      end++;
    }
    boolean quote = end < source.length() && "'\"".indexOf(source.charAt(end)) >= 0;
    return quote ? end - at : -1;
  }

  private void string(String prefix) {
    int start = at;
    at += prefix.length();
    char quote = source.charAt(at);
    String triple = String.valueOf(quote).repeat(3);
    String mark = source.startsWith(triple, at) ? triple : String.valueOf(quote);
    at += mark.length();
    int content = at;
    while (at < source.length() && !source.startsWith(mark, at)) {
      boolean lineEnds = source.charAt(at) == '\n' && mark.length() == 1;
      at += source.charAt(at) == '\\' ? 2 : 1;
      if (lineEnds) {
        break;
      }
    }
    if (!source.startsWith(mark, at)) {
      throw new SqlError("Syntax error: Unclosed string literal", source, start);
    }
    String raw = source.substring(content, at);
    at += mark.length();
    String value = prefix.contains("r") ? raw : Escapes.decode(raw, source, start);
    add(prefix.contains("b") ? Token.Kind.BYTES : Token.Kind.STRING, value, start);
  }

  private void quotedName() {
    int start = at;
    int end = source.indexOf('`', at + 1);
    if (end < 0) {
      throw new SqlError("Syntax error: Unclosed identifier literal", source, start);
    }
    at = end + 1;
    add(Token.Kind.QUOTED_NAME, source.substring(start + 1, end), start);
  }

  private void word(int start, Token.Kind kind) {
    while (at < source.length() && isWordPart(source.charAt(at))) {
      at++;
    }
    add(kind, source.substring(start, at), kind == Token.Kind.WORD ? start : start - 1);
  }

  private static boolean isWordPart(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  private boolean isNumberStart(char c) {
    boolean fraction =
        c == '.' && at + 1 < source.length() && Character.isDigit(source.charAt(at + 1));
    boolean afterName =
        !tokens.isEmpty()
            && tokens.get(tokens.size() - 1).end() == at
            && (tokens.get(tokens.size() - 1).isName() || tokens.get(tokens.size() - 1).is(']'));
    return Character.isDigit(c) || fraction && !afterName;
  }

  private void number() {
    int start = at;
    while (at < source.length()
        && (isWordPart(source.charAt(at)) || source.charAt(at) == '.' || isExponentSign(start))) {
      at++;
    }
    add(Token.Kind.NUMBER, source.substring(start, at), start);
  }

  private boolean isExponentSign(int start) {
    boolean sign = "+-".indexOf(source.charAt(at)) >= 0;
    return sign
        && at > start
        && "eE".indexOf(source.charAt(at - 1)) >= 0
        && !source.startsWith("0x", start);
  }
}
