package dev.bqt.compiler.format;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/** Finds out whether something fits into what is left of a line. */
final class Measure {

  private int left;
  private boolean commented;
  private boolean lineEnds;

  Measure(int left) {
    this.left = left;
  }

  /** Whether a part in one line fits, with what stands behind it up to the next line break. */
  boolean fits(Layout inside, Deque<LayoutWriter.Part> behind) {
    Deque<LayoutWriter.Part> open = new ArrayDeque<>();
    open.push(new LayoutWriter.Part(inside, 0, true));
    Iterator<LayoutWriter.Part> rest = behind.iterator();
    while (left >= 0 && !lineEnds) {
      if (open.isEmpty()) {
        if (!rest.hasNext()) {
          break;
        }
        open.push(rest.next());
      }
      take(open.pop(), open);
    }
    return left >= 0;
  }

  private void take(LayoutWriter.Part part, Deque<LayoutWriter.Part> open) {
    if (part.layout() instanceof Layout.Words words) {
      take(words.text());
    } else if (part.layout() instanceof Layout.Break line) {
      lineEnds = !part.flat() || line.always() || commented;
      left -= lineEnds ? 0 : line.flat().length();
    } else if (part.layout() instanceof Layout.LineComment) {
      commented = true;
    } else if (part.layout() instanceof Layout.OwnLine) {
      lineEnds = true;
    } else if (part.layout() instanceof Layout.Group group) {
      boolean flat = part.flat() && !group.inside().breaks();
      open.push(new LayoutWriter.Part(group.inside(), 0, flat));
    } else {
      LayoutWriter.push(part, open);
    }
  }

  /** Behind a comment only a comma or semicolon still belongs to the line: it goes before it. */
  private void take(String words) {
    if (commented && !LayoutWriter.isMark(words)) {
      lineEnds = true;
      return;
    }
    int line = words.indexOf('\n');
    left -= LayoutWriter.length(line < 0 ? words : words.substring(0, line));
    lineEnds = line >= 0;
  }
}
