package dev.bqt.compiler.cli;

/** The command cannot do what it was asked; the message says why and what to do. */
final class UsageProblem extends Exception {
  private static final long serialVersionUID = 1L;

  UsageProblem(String message) {
    super(message);
  }
}
