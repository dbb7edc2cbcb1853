package dev.bqt.compiler.automaton;

import java.util.List;

/** A regular expression as a tree. Groups, names of groups and laziness leave no trace in it. */
sealed interface Expression {

  /** One character out of a set. */
  record OneOf(CodePoints set) implements Expression {}

  /** One after the other; of nothing, the empty text. */
  record Sequence(List<Expression> parts) implements Expression {}

  /** Any one of them. */
  record Choice(List<Expression> branches) implements Expression {}

  /**
   * The same several times.
   *
   * @param most {@link #UNBOUNDED} means any number
   */
  record Repeat(Expression part, int least, int most) implements Expression {

    static final int UNBOUNDED = -1;
  }

  /** Nothing, in a certain place. */
  record Assertion(Place place) implements Expression {}

  /** Where an assertion holds. */
  enum Place {
    BEGIN_TEXT,
    END_TEXT,
    BEGIN_LINE,
    END_LINE,
    WORD_BOUNDARY,
    NO_WORD_BOUNDARY
  }

  /** A text as it stands. */
  static Expression text(String text) {
    return new Sequence(text.codePoints().mapToObj(Expression::character).toList());
  }

  private static Expression character(int codePoint) {
    return new OneOf(CodePoints.single(codePoint));
  }
}
