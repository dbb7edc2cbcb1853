package dev.bqt.compiler.value;

/** Values cannot be taken as they were given; the message says which, why and what to do. */
public final class ValueProblem extends Exception {
  private static final long serialVersionUID = 1L;

  /** A message for people; it never shows a value, which may be a secret. */
  public ValueProblem(String message) {
    super(message);
  }
}
