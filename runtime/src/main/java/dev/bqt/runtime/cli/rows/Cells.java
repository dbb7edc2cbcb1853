package dev.bqt.runtime.cli.rows;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Values as text, and how much room that takes on a terminal. */
final class Cells {
  private Cells() {}

  /** A value as people write it; structs and arrays as JSON. Not for null. */
  static String text(Object value) {
    if (value instanceof List || value instanceof Map) {
      return JsonRows.json(value);
    }
    return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
  }

  /**
   * The text on one line, without what a terminal would take for a command: data comes from
   * anywhere.
   */
  static String visible(String text) {
    StringBuilder visible = new StringBuilder();
    text.codePoints().forEach(c -> visible.append(visible(c)));
    return visible.toString();
  }

  private static String visible(int c) {
    return switch (c) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> Character.isISOControl(c) ? "\\u%04x".formatted(c) : Character.toString(c);
    };
  }

  /** Columns of a terminal that the text takes. */
  static int width(String text) {
    return text.codePoints().map(Cells::width).sum();
  }

  private static int width(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
      default -> isWide(c) ? 2 : 1;
    };
  }

  /** The wide and full-width ranges of Unicode's annex 11, as blocks. */
  private static boolean isWide(int c) {
    return isIn(c, 0x1100, 0x115F)
        || isIn(c, 0x2E80, 0x303E)
        || isIn(c, 0x3041, 0xA4CF)
        || isIn(c, 0xAC00, 0xD7A3)
        || isIn(c, 0xF900, 0xFAFF)
        || isIn(c, 0xFE30, 0xFE6F)
        || isIn(c, 0xFF00, 0xFF60)
        || isIn(c, 0xFFE0, 0xFFE6)
        || isIn(c, 0x1F300, 0x1F64F)
        || isIn(c, 0x1F680, 0x1F6FF)
        || isIn(c, 0x1F900, 0x1F9FF)
        || isIn(c, 0x20000, 0x3FFFD);
  }

  private static boolean isIn(int c, int first, int last) {
    return first <= c && c <= last;
  }
}
