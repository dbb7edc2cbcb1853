package dev.bqt.compiler.format;

import java.util.ArrayList;
import java.util.List;

/**
 * What is to be written, with the places where lines may break: the layout language of Philip
 * Wadler's "A prettier printer".
 */
sealed interface Layout {

  /** Nothing. */
  Layout NOTHING = new Sequence(List.of());

  /** A blank that becomes a line break when the group around it does not fit. */
  Layout LINE = new Break(" ", false);

  /** Nothing, or a line break when the group around it does not fit. */
  Layout SOFT = new Break("", false);

  /** A line break, always. */
  Layout HARD = new Break("", true);

  /** Words that stay as they are; there may be lines in them. */
  record Words(String text) implements Layout {}

  /** A comment that goes on to the end of its line: what follows stands on the next one. */
  record LineComment(String text) implements Layout {}

  /**
   * A comment on a line of its own; where no line begins, one that nothing can follow stands behind
   * what is there.
   *
   * @param endsLine whether nothing can follow it on its line
   */
  record OwnLine(String text, boolean endsLine) implements Layout {}

  /** A place where a line may break. */
  record Break(String flat, boolean always) implements Layout {}

  /** One after the other. */
  record Sequence(List<Layout> parts) implements Layout {

    /** Copies the list. */
    public Sequence {
      parts = List.copyOf(parts);
    }

    private boolean endsInside() {
      for (int i = parts.size() - 1; i >= 0; i--) {
        if (!parts.get(i).isEmpty()) {
          return parts.get(i).endsLine();
        }
      }
      return false;
    }

    private boolean breaksInside(boolean last) {
      boolean nothingBehind = last;
      for (int i = parts.size() - 1; i >= 0; i--) {
        if (parts.get(i).breaks(nothingBehind)) {
          return true;
        }
        nothingBehind &= parts.get(i).isEmpty();
      }
      return false;
    }
  }

  /** Lines that break inside are two blanks further in. */
  record Nest(Layout inside) implements Layout {}

  /** All in one line if it fits, else a break at each place of this group. */
  record Group(Layout inside) implements Layout {}

  /** One after the other. */
  static Layout of(Layout... parts) {
    return new Sequence(List.of(parts));
  }

  /** Words. */
  static Layout words(String text) {
    return new Words(text);
  }

  /** The parts with something between each two. */
  static Layout join(List<Layout> parts, Layout between) {
    List<Layout> all = new ArrayList<>();
    for (Layout part : parts) {
      if (!all.isEmpty()) {
        all.add(between);
      }
      all.add(part);
    }
    return new Sequence(all);
  }

  /** Whether it cannot be in one line; a comment at its very end does no harm. */
  default boolean breaks() {
    return breaks(true);
  }

  private boolean breaks(boolean last) {
    if (this instanceof Words words) {
      return words.text().indexOf('\n') >= 0;
    } else if (this instanceof Sequence sequence) {
      return sequence.breaksInside(last);
    } else if (this instanceof Nest nest) {
      return nest.inside().breaks(last);
    } else if (this instanceof Group group) {
      return group.inside().breaks(last);
    } else if (this instanceof Break line) {
      return line.always();
    }
    return this instanceof OwnLine || !last;
  }

  /** Whether a comment takes the rest of its last line. */
  default boolean endsLine() {
    if (this instanceof Sequence sequence) {
      return sequence.endsInside();
    } else if (this instanceof Nest nest) {
      return nest.inside().endsLine();
    }
    return this instanceof Group group ? group.inside().endsLine() : this instanceof LineComment;
  }

  /** Whether it writes nothing. */
  default boolean isEmpty() {
    return this instanceof Sequence sequence
        ? sequence.parts().stream().allMatch(Layout::isEmpty)
        : this instanceof Nest nest && nest.inside().isEmpty()
            || this instanceof Group group && group.inside().isEmpty();
  }
}
