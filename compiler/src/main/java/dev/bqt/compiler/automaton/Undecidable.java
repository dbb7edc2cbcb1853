package dev.bqt.compiler.automaton;

/** A pattern or a question that is beyond us, or would cost too much. */
final class Undecidable extends RuntimeException {

  private static final long serialVersionUID = 1;

  Undecidable(String reason) {
    super(reason, null, false, false);
  }
}
