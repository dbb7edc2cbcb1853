package dev.bqt.compiler.ast;

import dev.bqt.compiler.source.Span;

/**
 * One condition of {@code WHEN}.
 *
 * @param head the span of its keyword
 */
public record Condition(Kind kind, Text text, Span head) implements Phrase {

  /** What of an object's path the condition is about. */
  public enum Kind {
    PREFIX,
    SUFFIX,
    FILTER,
    EXCLUDE,
    /**
     * The path's pattern, whose groups are {@code $1}, {@code $2} …; filters if FILTER does not.
     */
    MATCHING
  }

  @Override
  public String name() {
    return kind.name();
  }
}
