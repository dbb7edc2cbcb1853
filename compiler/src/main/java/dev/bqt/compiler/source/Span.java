package dev.bqt.compiler.source;

/**
 * A stretch of one source text.
 *
 * @param source the text
 * @param start offset of the first character, from 0
 * @param end offset behind the last character; equal to {@code start} for a place between two
 */
public record Span(SourceFile source, int start, int end) implements Comparable<Span> {

  /** Refuses a span that is not inside its text. */
  public Span {
    if (start < 0 || end < start || end > source.text().length()) {
      throw new IllegalArgumentException(
          "Span " + start + ".." + end + " is outside of " + source.name());
    }
  }

  /** The text between start and end. */
  public String text() {
    return source.text().substring(start, end);
  }

  /** The span from the start of this to the end of {@code last}, both of the same source. */
  public Span to(Span last) {
    return new Span(source, start, Math.max(end, last.end));
  }

  /** Part of this span, offsets counted from its start. */
  public Span part(int from, int to) {
    return new Span(source, start + from, start + to);
  }

  /** Where it begins. */
  public Position from() {
    return source.lines().position(start);
  }

  /** Where it ends: the place behind its last character. */
  public Position until() {
    return source.lines().position(end);
  }

  @Override
  public int compareTo(Span other) {
    int byName = source.name().compareTo(other.source.name());
    if (byName != 0) {
      return byName;
    }
    return start != other.start
        ? Integer.compare(start, other.start)
        : Integer.compare(end, other.end);
  }
}
