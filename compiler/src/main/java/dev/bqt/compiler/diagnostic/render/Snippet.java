package dev.bqt.compiler.diagnostic.render;

import dev.bqt.compiler.source.Position;
import dev.bqt.compiler.source.Span;

/**
 * The source line of a span as it can be shown: tabs widened, control characters made visible, long
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

  static Snippet of(Span span) {
    Position from = span.from();
    String line = span.source().lines().line(from.line());
    int start = Math.min(span.start() - span.source().lines().startOf(from.line()), line.length());
    int end = Math.min(start + span.end() - span.start(), line.length());
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
    return new Snippet(from.line(), shown.text.toString().stripTrailing(), indent, width);
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
