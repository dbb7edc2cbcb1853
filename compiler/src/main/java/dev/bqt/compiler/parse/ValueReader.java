package dev.bqt.compiler.parse;

import static dev.bqt.compiler.diagnostic.DiagnosticId.BAD_DURATION;
import static dev.bqt.compiler.diagnostic.DiagnosticId.BAD_NUMBER;

import dev.bqt.compiler.ast.Assignments;
import dev.bqt.compiler.ast.Literal;
import dev.bqt.compiler.ast.Name;
import dev.bqt.compiler.ast.Script;
import dev.bqt.compiler.ast.TableName;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.ast.WindowSpan;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.parse.word.Strings;
import dev.bqt.compiler.parse.word.Tokens;
import dev.bqt.compiler.source.Span;
import dev.bqt.compiler.value.Values;
import dev.bqt.grammar.BqtParser;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Reads the small parts: texts, names, tables, literals, lists, maps and durations. */
final class ValueReader {

  private static final Map<String, Integer> SECONDS =
      Map.of("s", 1, "m", 60, "h", 3_600, "d", 86_400);

  /** The legacy counts windows in whole seconds of 32 bits; so do we. */
  private static final long LONGEST = Integer.MAX_VALUE;

  private final Tokens tokens;
  private final Diagnostics found;
  private final Strings strings;

  ValueReader(Tokens tokens, Values given, Diagnostics found) {
    this.tokens = tokens;
    this.found = found;
    this.strings = new Strings(given, found);
  }

  Text text(TerminalNode string) {
    return strings.read(tokens.span(string.getSymbol()));
  }

  /** One text or several in parentheses; none if nothing was written. */
  List<Text> texts(BqtParser.UrlsContext urls) {
    if (urls instanceof BqtParser.OneUrlContext one) {
      return List.of(text(one.STRING()));
    }
    return urls instanceof BqtParser.ManyUrlsContext many
        ? many.STRING().stream().map(this::text).toList()
        : List.of();
  }

  Script script(BqtParser.TextContext written) {
    return written instanceof BqtParser.FileTextContext file
        ? new Script(text(file.STRING()), true)
        : new Script(text(((BqtParser.OwnTextContext) written).STRING()), false);
  }

  /** A name of one word: bare, in backticks or in quotes. */
  Name name(ParserRuleContext name) {
    Span span = tokens.span(name.getStart());
    return switch (name.getStart().getType()) {
      case BqtParser.STRING -> new Name(strings.read(span).value(), span);
      case BqtParser.BACKTICK -> new Name(withoutBackticks(span.text()), span);
      default -> new Name(span.text(), span);
    };
  }

  List<Name> columns(BqtParser.ColumnsContext columns) {
    return columns.column().stream().map(this::name).toList();
  }

  TableName table(BqtParser.TableContext table) {
    Span span = tokens.span(table);
    Text text =
        switch (table.getStart().getType()) {
          case BqtParser.STRING -> strings.read(span);
          case BqtParser.BACKTICK -> strings.bare(span, withoutBackticks(span.text()));
          default -> strings.bare(span, span.text());
        };
    return new TableName(text.value(), text.variables(), span);
  }

  /** What stands in backticks; the second may be missing, which is reported elsewhere. */
  static String withoutBackticks(String text) {
    boolean closed = text.length() > 1 && text.endsWith("`");
    return text.substring(1, closed ? text.length() - 1 : text.length());
  }

  Assignments map(BqtParser.AssignsContext assigns) {
    return new Assignments(
        assigns.assign().stream().map(this::entry).toList(), tokens.span(assigns));
  }

  private Assignments.Entry entry(BqtParser.AssignContext assign) {
    Span span = tokens.span(assign.key());
    String key =
        switch (assign.key().getStart().getType()) {
          case BqtParser.STRING -> strings.read(span).value();
          case BqtParser.BACKTICK -> withoutBackticks(span.text());
          default -> span.text();
        };
    return new Assignments.Entry(new Name(key, span), value(assign.value()));
  }

  Literal value(BqtParser.ValueContext value) {
    Span span = tokens.span(value);
    if (value instanceof BqtParser.TextValueContext) {
      return strings.read(span);
    } else if (value instanceof BqtParser.IntegerValueContext) {
      return whole(span);
    } else if (value instanceof BqtParser.NumberValueContext) {
      return new Literal.Decimal(span.text(), span);
    } else if (value instanceof BqtParser.TrueValueContext) {
      return new Literal.Truth(true, span);
    } else if (value instanceof BqtParser.FalseValueContext) {
      return new Literal.Truth(false, span);
    } else if (value instanceof BqtParser.NullValueContext) {
      return new Literal.Nothing(span);
    } else if (value instanceof BqtParser.ListValueContext list) {
      return new Literal.Listing(list.value().stream().map(this::value).toList(), span);
    } else if (value instanceof BqtParser.MapValueContext map) {
      return map(map.assigns());
    }
    throw new AssertionError("No reader for " + value.getClass());
  }

  Literal.Whole whole(TerminalNode number) {
    return whole(tokens.span(number.getSymbol()));
  }

  private Literal.Whole whole(Span span) {
    try {
      return new Literal.Whole(Long.parseLong(span.text()), span);
    } catch (NumberFormatException tooLarge) {
      found.add(
          Diagnostic.of(BAD_NUMBER, span, "A whole number has at most 64 bits.")
              .hint("The largest is " + Long.MAX_VALUE + "."));
      return new Literal.Whole(0, span);
    }
  }

  /** A duration; if it is none, that is reported and null returned. */
  WindowSpan window(BqtParser.SpanContext written) {
    Span span = tokens.span(written);
    String text = span.text().toLowerCase(Locale.ROOT);
    int digits = 0;
    while (digits < text.length() && !Character.isLetter(text.charAt(digits))) {
      digits++;
    }
    String unit = text.substring(digits);
    if (!SECONDS.containsKey(unit)) {
      found.add(noUnit(span, text.substring(0, digits), unit));
      return null;
    }
    try {
      long seconds =
          Math.multiplyExact(Long.parseLong(text.substring(0, digits)), SECONDS.get(unit));
      if (seconds <= LONGEST) {
        return new WindowSpan(seconds, span);
      }
    } catch (NumberFormatException | ArithmeticException beyondCounting) {
      // Reported below, as every duration that is too long.
    }
    found.add(
        Diagnostic.of(BAD_DURATION, span, "This is longer than sixty years.")
            .hint("A window is usually between 60s and 1h."));
    return null;
  }

  private static Diagnostic noUnit(Span span, String number, String unit) {
    String digits = number.startsWith("-") ? number.substring(1) : number;
    if (unit.isEmpty()) {
      return numberAlone(span, digits, digits.length() < number.length());
    }
    String message = "\"" + unit + "\" is not a unit of a duration; those are s, m, h and d.";
    boolean minutes = unit.startsWith("mi");
    boolean hours = unit.startsWith("h");
    boolean days = unit.startsWith("d");
    String meant = minutes ? "m" : hours ? "h" : days ? "d" : "s";
    return Diagnostic.of(BAD_DURATION, span, message).hint("For example " + digits + meant + ".");
  }

  /** The unit may stand behind a blank. */
  private static Diagnostic numberAlone(Span span, String digits, boolean negative) {
    String text = span.source().text();
    int at = span.end();
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    boolean unit =
        at < text.length()
            && SECONDS.containsKey(text.substring(at, at + 1).toLowerCase(Locale.ROOT))
            && (at + 1 == text.length() || !Character.isLetterOrDigit(text.charAt(at + 1)));
    return Diagnostic.of(
            BAD_DURATION,
            span,
            negative
                ? "A duration is not negative."
                : unit
                    ? "A duration stands without a blank."
                    : "A duration needs a unit: s, m, h or d.")
        .hint(
            unit
                ? "Write " + digits + text.charAt(at) + "."
                : "Write "
                    + String.join(", ", digits + "s", digits + "m", digits + "h")
                    + " or "
                    + digits
                    + "d.");
  }
}
