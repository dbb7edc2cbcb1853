package dev.bqt.compiler.automaton;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A set of code points. Surrogates may or may not be in it: texts that we reason about have none.
 */
final class CodePoints {

  static final int END = Character.MAX_CODE_POINT + 1;
  static final CodePoints ALL = new CodePoints(0, END);
  static final CodePoints NEWLINE = single('\n');
  static final CodePoints NO_NEWLINE = NEWLINE.complement();
  static final CodePoints WORD =
      new CodePoints('0', '9' + 1, 'A', 'Z' + 1, '_', '_' + 1, 'a', 'z' + 1);

  /** Ascending; at each of them membership changes, beginning with "not in". */
  private final int[] changes;

  private CodePoints(int... changes) {
    this.changes = changes;
  }

  static CodePoints single(int codePoint) {
    return new CodePoints(codePoint, codePoint + 1);
  }

  /** The set that begins, ends, begins again … at these code points, which ascend. */
  static CodePoints changingAt(int[] changes) {
    return new CodePoints(changes.clone());
  }

  boolean contains(int codePoint) {
    int found = Arrays.binarySearch(changes, codePoint);
    int passed = found >= 0 ? found + 1 : -found - 1;
    return passed % 2 == 1;
  }

  /** The only code point in it, or -1. */
  int only() {
    return changes.length == 2 && changes[1] == changes[0] + 1 ? changes[0] : -1;
  }

  /** Those in either. */
  CodePoints or(CodePoints other) {
    int[] all = IntStream.concat(IntStream.of(changes), IntStream.of(other.changes)).toArray();
    int[] union =
        IntStream.of(all)
            .sorted()
            .distinct()
            .filter(at -> inEither(other, at) != inEither(other, at - 1))
            .toArray();
    return new CodePoints(union);
  }

  private boolean inEither(CodePoints other, int codePoint) {
    return contains(codePoint) || other.contains(codePoint);
  }

  /** Whether no code point is in both. */
  boolean isApartFrom(CodePoints other) {
    int here = 0;
    int there = 0;
    while (here < changes.length && there < other.changes.length) {
      if (changes[here + 1] <= other.changes[there]) {
        here += 2;
      } else if (other.changes[there + 1] <= changes[here]) {
        there += 2;
      } else {
        return false;
      }
    }
    return true;
  }

  /** Where membership changes, ascending. */
  int[] changes() {
    return changes.clone();
  }

  private CodePoints complement() {
    int[] all = new int[changes.length + 2];
    System.arraycopy(changes, 0, all, 1, changes.length);
    all[all.length - 1] = END;
    return new CodePoints(all);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CodePoints set && Arrays.equals(changes, set.changes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(changes);
  }

  @Override
  public String toString() {
    return Arrays.toString(changes);
  }
}
