package dev.bqt.compiler.parse;

import static dev.bqt.compiler.diagnostic.DiagnosticId.BAD_DURATION;
import static dev.bqt.compiler.diagnostic.DiagnosticId.BAD_NUMBER;

import dev.bqt.compiler.ast.Assignments;
import dev.bqt.compiler.ast.Literal;
import dev.bqt.compiler.ast.Name;
import dev.bqt.compiler.ast.WindowSpan;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.source.Span;
import dev.bqt.grammar.BqtParser;
import java.util.Locale;
import java.util.Map;

/** Reads values: literals, lists, maps and durations. */
final class ValueReader {

  private static final Map<String, Integer> SECONDS =
      Map.of("s", 1, "m", 60, "h", 3_600, "d", 86_400);

  /** The legacy counts windows in whole seconds of 32 bits; so do we. */
  private static final long LONGEST = Integer.MAX_VALUE;

  private final Tokens tokens;
  private final Diagnostics found;
  private final Strings strings;

  ValueReader(Tokens tokens, Diagnostics found) {
    this.tokens = tokens;
    this.found = found;
    this.strings = new Strings(found);
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
          case BqtParser.BACKTICK -> HeaderReader.withoutBackticks(span.text());
          default -> span.text();
        };
    return new Assignments.Entry(new Name(key, span), value(assign.value()));
  }

  private Literal value(BqtParser.ValueContext value) {
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

  private Literal whole(Span span) {
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
    String message =
        unit.isEmpty()
            ? "A duration needs a unit: s, m, h or d."
            : "\"" + unit + "\" is not a unit of a duration; those are s, m, h and d.";
    String digits = number.startsWith("-") ? number.substring(1) : number;
    boolean minutes = unit.startsWith("mi");
    boolean hours = unit.startsWith("h");
    boolean days = unit.startsWith("d");
    String meant = minutes ? "m" : hours ? "h" : days ? "d" : "s";
    return Diagnostic.of(BAD_DURATION, span, message).hint("For example " + digits + meant + ".");
  }
}
