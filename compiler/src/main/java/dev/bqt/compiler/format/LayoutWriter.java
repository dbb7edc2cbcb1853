package dev.bqt.compiler.format;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Writes a layout in lines of a hundred characters where that is possible. */
final class LayoutWriter {

  private static final int WIDTH = 100;
  private static final int INDENT = 2;

  private final StringBuilder text = new StringBuilder();
  private int column;
  private int endOfWords;
  private boolean lineIsOver;

  private LayoutWriter() {}

  static String write(Layout layout) {
    LayoutWriter writer = new LayoutWriter();
    writer.writeAll(layout);
    return writer.text.toString();
  }

  /** A part of the layout with what holds where it stands. */
  record Part(Layout layout, int indent, boolean flat) {}

  private void writeAll(Layout layout) {
    Deque<Part> open = new ArrayDeque<>();
    open.push(new Part(layout, 0, false));
    while (!open.isEmpty()) {
      Part part = open.pop();
      if (part.layout() instanceof Layout.Words words) {
        words(words.text(), part.indent());
      } else if (part.layout() instanceof Layout.LineComment comment) {
        comment(comment.text(), part.indent());
      } else if (part.layout() instanceof Layout.OwnLine comment) {
        ownLine(comment, part.indent());
      } else if (part.layout() instanceof Layout.Break line) {
        line(line, part);
      } else if (part.layout() instanceof Layout.Group group) {
        boolean fits = part.flat() || fits(group.inside(), open);
        open.push(new Part(group.inside(), part.indent(), fits));
      } else {
        push(part, open);
      }
    }
  }

  static void push(Part part, Deque<Part> open) {
    if (part.layout() instanceof Layout.Nest nest) {
      open.push(new Part(nest.inside(), part.indent() + INDENT, part.flat()));
    } else if (part.layout() instanceof Layout.Sequence sequence) {
      List<Layout> parts = sequence.parts();
      for (int i = parts.size() - 1; i >= 0; i--) {
        open.push(new Part(parts.get(i), part.indent(), part.flat()));
      }
    }
  }

  private void words(String words, int indent) {
    if (lineIsOver && isMark(words)) {
      text.insert(endOfWords, words);
      return;
    }
    if (words.isEmpty() || lineIsOver && words.isBlank()) {
      return;
    }
    if (lineIsOver) {
      newLine(indent);
    }
    if (words.startsWith(" ") && atLineStart()) {
      words(words.stripLeading(), indent);
      return;
    }
    text.append(words);
    int lastLine = words.lastIndexOf('\n');
    column = lastLine < 0 ? column + length(words) : length(words.substring(lastLine + 1));
  }

  private void ownLine(Layout.OwnLine comment, int indent) {
    boolean inside = !lineIsOver && !atLineStart();
    if (inside && comment.endsLine()) {
      stripBlanks();
      comment(comment.text(), indent);
      return;
    }
    if (inside) {
      newLine(indent);
    }
    words(comment.text(), indent);
    newLine(indent);
  }

  private boolean atLineStart() {
    int at = text.length();
    while (at > 0 && text.charAt(at - 1) == ' ') {
      at--;
    }
    return at == 0 || text.charAt(at - 1) == '\n';
  }

  private void comment(String comment, int indent) {
    if (!lineIsOver) {
      endOfWords = text.length();
    }
    words(" " + comment, indent);
    lineIsOver = true;
  }

  private void line(Layout.Break line, Part part) {
    if (part.flat() && !line.always() && !lineIsOver) {
      words(line.flat(), part.indent());
    } else {
      newLine(part.indent());
    }
  }

  private void newLine(int indent) {
    lineIsOver = false;
    stripBlanks();
    text.append('\n').append(" ".repeat(indent));
    column = indent;
  }

  private void stripBlanks() {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == ' ') {
      end--;
    }
    text.setLength(end);
  }

  /** Whether it and what stands right behind it, up to the next break, end before the margin. */
  private boolean fits(Layout inside, Deque<Part> behind) {
    return !inside.breaks() && !lineIsOver && new Measure(WIDTH - column).fits(inside, behind);
  }

  static boolean isMark(String words) {
    return words.equals(",") || words.equals(";");
  }

  static int length(String words) {
    return words.codePointCount(0, words.length());
  }
}
