package dev.bqt.compiler.diagnostic.render;

import dev.bqt.compiler.source.Position;
import dev.bqt.compiler.source.Span;
import java.util.List;

/**
 * A source line of a span as it can be shown: tabs widened, control characters made visible, long
 * lines cut around the place.
 *
 * @param line number of the line, from 1
 * @param text what to show
 * @param indent columns of the terminal before the marks
 * @param width columns of the marks, at least one
 */
record Snippet(int line, String text, int indent, int width) {

  private static final int CHARS_BEFORE = 60;
  private static final int CHARS_AFTER = 80;
  private static final int TAB = 4;
  private static final String CUT = "…";

  /** The line where a span begins, and that where it ends if it is another. */
  static List<Snippet> of(Span span) {
    int first = span.from().line();
    int last = lastLine(span);
    int start = offset(span.start(), first, span);
    if (first == last) {
      return List.of(of(first, start, offset(span.end(), first, span), span));
    }
    String end = span.source().lines().line(last);
    int indent = end.length() - end.stripLeading().length();
    return List.of(
        of(first, start, Integer.MAX_VALUE, span),
        of(last, indent, offset(span.end(), last, span), span));
  }

  /** Where a span ends; one that ends with the end of a line has nothing of the next. */
  static int lastLine(Span span) {
    Position until = span.until();
    boolean atStart = until.column() == 1 && until.line() > span.from().line();
    return atStart ? until.line() - 1 : until.line();
  }

  private static int offset(int ofText, int line, Span span) {
    return ofText - span.source().lines().startOf(line);
  }

  private static Snippet of(int number, int from, int to, Span span) {
    String line = span.source().lines().line(number);
    int start = Math.min(from, line.length());
    int end = Math.max(start, Math.min(to, line.length()));
    boolean whole = line.length() <= CHARS_BEFORE + CHARS_AFTER;
    int cutStart = whole ? 0 : boundary(line, Math.max(0, start - CHARS_BEFORE));
    int cutEnd = whole ? line.length() : boundary(line, cutStart + CHARS_BEFORE + CHARS_AFTER);
    Shown shown = new Shown();
    shown.append(cutStart > 0 ? CUT : "");
    shown.append(line, cutStart, start);
    int indent = shown.columns;
    shown.append(line, start, Math.min(end, cutEnd));
    int width = Math.max(1, shown.columns - indent);
    shown.append(line, Math.min(end, cutEnd), cutEnd);
    shown.append(cutEnd < line.length() ? CUT : "");
    return new Snippet(number, shown.text.toString().stripTrailing(), indent, width);
  }

  /** Never between the two halves of a character. */
  private static int boundary(String line, int wanted) {
    int at = Math.min(wanted, line.length());
    boolean inside = at > 0 && at < line.length() && Character.isLowSurrogate(line.charAt(at));
    return inside ? at - 1 : at;
  }

  /** Text with the columns that it takes. */
  private static final class Shown {
    private final StringBuilder text = new StringBuilder();
    private int columns;

    void append(String plain) {
      append(plain, 0, plain.length());
    }

    void append(String line, int from, int to) {
      for (int at = from; at < to; at += Character.charCount(line.codePointAt(at))) {
        append(line.codePointAt(at));
      }
    }

    private void append(int point) {
      if (point == '\t') {
        int blanks = TAB - columns % TAB;
        text.append(" ".repeat(blanks));
        columns += blanks;
        return;
      }
      int visible = TextWidth.visible(point);
      text.appendCodePoint(visible);
      columns += TextWidth.of(visible);
    }
  }
}
