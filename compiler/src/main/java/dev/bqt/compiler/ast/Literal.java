package dev.bqt.compiler.ast;

import dev.bqt.compiler.source.Span;
import java.util.List;

/** A value on the right of an {@code =}. */
public sealed interface Literal
    permits Text,
        Literal.Whole,
        Literal.Decimal,
        Literal.Truth,
        Literal.Nothing,
        Literal.Listing,
        Assignments {

  /** Where it stands. */
  Span span();

  /** A whole number. */
  record Whole(long value, Span span) implements Literal {}

  /**
   * A number with a fraction.
   *
   * @param digits as written
   */
  record Decimal(String digits, Span span) implements Literal {}

  /** TRUE or FALSE. */
  record Truth(boolean value, Span span) implements Literal {}

  /** NULL. */
  record Nothing(Span span) implements Literal {}

  /** A list in brackets. */
  record Listing(List<Literal> values, Span span) implements Literal {

    /** Copies the list. */
    public Listing {
      values = List.copyOf(values);
    }
  }
}
