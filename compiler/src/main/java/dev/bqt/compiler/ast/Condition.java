package dev.bqt.compiler.ast;

import dev.bqt.compiler.source.Span;

/**
 * One condition of {@code WHEN}.
 *
 * @param head the span of its keyword
 */
public record Condition(Kind kind, Text text, Span head) {

  /** What of an object's path the condition is about. */
  public enum Kind {
    PREFIX,
    SUFFIX,
    FILTER,
    EXCLUDE
  }
}
