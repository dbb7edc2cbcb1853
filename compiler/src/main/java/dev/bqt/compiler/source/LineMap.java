package dev.bqt.compiler.source;

import java.util.Arrays;

/** Finds line and column of an offset. Lines end with LF, CR LF or CR. */
public final class LineMap {

  private final String text;
  private final int[] starts;

  LineMap(String text) {
    this.text = text;
    this.starts = startsOf(text);
  }

  private static int[] startsOf(String text) {
    int[] found = new int[16];
    int count = 1;
    for (int i = 0; i < text.length(); i++) {
      if (!endsLine(text, i)) {
        continue;
      }
      if (count == found.length) {
        found = Arrays.copyOf(found, count * 2);
      }
      found[count++] = i + 1;
    }
    return Arrays.copyOf(found, count);
  }

  private static boolean endsLine(String text, int at) {
    char c = text.charAt(at);
    boolean followedByLineFeed = at + 1 < text.length() && text.charAt(at + 1) == '\n';
    return c == '\n' || (c == '\r' && !followedByLineFeed);
  }

  /** Line and column of an offset of the text; its length is allowed too. */
  public Position position(int offset) {
    int line = lineIndex(offset);
    return new Position(line + 1, text.codePointCount(starts[line], offset) + 1);
  }

  /** How many lines there are; at least one. */
  public int count() {
    return starts.length;
  }

  /** Offset of the first character of a line, counted from 1. */
  public int startOf(int line) {
    return starts[line - 1];
  }

  /** The text of a line, counted from 1, without its end. */
  public String line(int line) {
    int end = line == starts.length ? text.length() : starts[line];
    int start = starts[line - 1];
    while (end > start && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    return text.substring(start, end);
  }

  private int lineIndex(int offset) {
    int found = Arrays.binarySearch(starts, offset);
    return found >= 0 ? found : -found - 2;
  }
}
