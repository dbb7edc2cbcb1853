package dev.bqt.compiler.parse.word;

import static dev.bqt.compiler.diagnostic.DiagnosticId.BAD_ESCAPE;

import dev.bqt.compiler.ast.Name;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.source.Span;
import dev.bqt.compiler.value.Values;
import java.util.ArrayList;
import java.util.List;

/** Reads strings as GoogleSQL writes them: four kinds of quotes, raw or with escapes. */
public final class Strings {

  private static final String SIMPLE = "abfnrtv\\?\"'`$";
  private static final String MEANING = "\u0007\b\f\n\r\t\u000B\\?\"'`$";

  private final Values given;
  private final Diagnostics found;

  public Strings(Values given, Diagnostics found) {
    this.given = given;
    this.found = found;
  }

  /** What opens and closes a string: {@code "}, {@code '}, three of them, or a backtick. */
  public static String quoteOf(String written) {
    String open = isRaw(written) ? written.substring(1) : written;
    boolean triple = open.startsWith("\"\"\"") || open.startsWith("'''");
    return open.substring(0, triple ? 3 : 1);
  }

  private static boolean isRaw(String written) {
    return written.startsWith("r") || written.startsWith("R");
  }

  /** The string that a span holds, its quotes included. */
  public Text read(Span span) {
    String written = span.text();
    Span body = bodyOf(span, written);
    return new Text(value(body, isRaw(written)), unknown(body), span);
  }

  /** A name that is written without quotes, or in backticks, in which there are no escapes. */
  public Text bare(Span span, String inside) {
    Span body =
        span.part(span.text().indexOf(inside), span.text().indexOf(inside) + inside.length());
    return new Text(value(body, true), unknown(body), span);
  }

  /** What was given for a name stands there as it is: its backslashes are no escapes. */
  private String value(Span body, boolean raw) {
    StringBuilder value = new StringBuilder();
    int from = 0;
    for (Name variable : variables(body)) {
      String known = given.of(variable.text());
      if (known != null) {
        int at = variable.span().start() - body.start();
        value.append(plain(body.part(from, at), raw)).append(known);
        from = at + variable.span().text().length();
      }
    }
    return value.append(plain(body.part(from, body.text().length()), raw)).toString();
  }

  private String plain(Span part, boolean raw) {
    String text = part.text();
    return raw || text.indexOf('\\') < 0 ? text : unescape(part, text);
  }

  private List<Name> unknown(Span body) {
    return variables(body).stream().filter(name -> given.of(name.text()) == null).toList();
  }

  private static Span bodyOf(Span span, String written) {
    String quote = quoteOf(written);
    int start = (isRaw(written) ? 1 : 0) + quote.length();
    boolean closed = written.length() >= start + quote.length() && written.endsWith(quote);
    return span.part(start, closed ? written.length() - quote.length() : written.length());
  }

  /** Each <code>${name}</code> with its span, those behind a backslash left out. */
  public static List<Name> variables(Span body) {
    String text = body.text();
    List<Name> names = new ArrayList<>();
    int at = text.indexOf("${");
    while (at >= 0) {
      int end = text.indexOf('}', at);
      if (end < 0) {
        break;
      }
      if (!isEscaped(text, at)) {
        names.add(new Name(text.substring(at + 2, end), body.part(at, end + 1)));
      }
      at = text.indexOf("${", end);
    }
    return names;
  }

  /** Whether an odd number of backslashes stands before a place: of two, one escapes the other. */
  private static boolean isEscaped(String text, int at) {
    int before = at;
    while (before > 0 && text.charAt(before - 1) == '\\') {
      before--;
    }
    return (at - before) % 2 == 1;
  }

  private String unescape(Span body, String text) {
    StringBuilder value = new StringBuilder(text.length());
    boolean toldOf = false;
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c != '\\' || at + 1 == text.length()) {
        value.append(c);
        at++;
        continue;
      }
      int length = escape(text, at, value);
      if (length == 0) {
        length = 1 + Character.charCount(text.codePointAt(at + 1));
        value.append(text, at, at + length);
        if (!toldOf) {
          report(body.part(at, at + length));
        }
        toldOf = true;
      }
      at += length;
    }
    return value.toString();
  }

  /** Appends what the escape at a place means; returns its length, 0 if it means nothing. */
  private static int escape(String text, int at, StringBuilder value) {
    char kind = text.charAt(at + 1);
    int simple = SIMPLE.indexOf(kind);
    if (simple >= 0) {
      value.append(MEANING.charAt(simple));
      return 2;
    }
    return switch (kind) {
      case 'x', 'X' -> number(text, at + 2, 2, 16, value, 2);
      case 'u' -> number(text, at + 2, 4, 16, value, 2);
      case 'U' -> number(text, at + 2, 8, 16, value, 2);
      case '0', '1', '2', '3' -> number(text, at + 1, 3, 8, value, 1);
      default -> 0;
    };
  }

  private static int number(
      String text, int from, int digits, int radix, StringBuilder value, int before) {
    int code = 0;
    for (int i = from; i < from + digits; i++) {
      int digit = i < text.length() ? Character.digit(text.charAt(i), radix) : -1;
      if (digit < 0 || code > Character.MAX_CODE_POINT) {
        return 0;
      }
      code = code * radix + digit;
    }
    if (!Character.isValidCodePoint(code) || isSurrogate(code)) {
      return 0;
    }
    value.appendCodePoint(code);
    return before + digits;
  }

  private static boolean isSurrogate(int code) {
    return code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE;
  }

  private void report(Span escape) {
    found.add(
        Diagnostic.of(
                BAD_ESCAPE, escape, "\"" + escape.text() + "\" is not an escape of GoogleSQL.")
            .hint("For a backslash write \\\\, or put an r before the quotes: r\"…\"."));
  }
}
