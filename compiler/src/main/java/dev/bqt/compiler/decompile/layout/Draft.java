package dev.bqt.compiler.decompile.layout;

import java.util.List;

/**
 * A rule in words.
 *
 * @param text with its semicolon and a final newline
 * @param marks where each part of it stands, in the order written
 */
public record Draft(String text, List<Mark> marks) {

  /** Copies the list. */
  public Draft {
    marks = List.copyOf(marks);
  }

  /** From where to where a part of the JSON is said. */
  public record Mark(int start, int end, String path) {}

  /** The path of what is said at a place, or of what is said right before it; or null. */
  public String pathAt(int offset) {
    String path = null;
    for (Mark mark : marks) {
      if (mark.start() <= offset) {
        path = mark.path();
      }
    }
    return path;
  }

  /** The path with which the clause at a place begins: the first part of it. */
  public String clauseAt(int offset) {
    String path = "";
    int line = -1;
    for (Mark mark : marks) {
      int begin = text.lastIndexOf('\n', mark.start() - 1) + 1;
      boolean first = begin == mark.start() && begin != line;
      if (first && mark.start() <= offset) {
        path = mark.path();
        line = begin;
      }
    }
    return path;
  }

  /** The longest path of a part that is a value or around it; or null. */
  public String around(String path) {
    String longest = null;
    for (Mark mark : marks) {
      boolean around = path.equals(mark.path()) || path.startsWith(mark.path() + ".");
      if (around && (longest == null || mark.path().length() > longest.length())) {
        longest = mark.path();
      }
    }
    return longest;
  }
}
