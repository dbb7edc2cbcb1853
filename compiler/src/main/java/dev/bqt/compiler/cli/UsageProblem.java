package dev.bqt.compiler.cli;

/** The command cannot do what it was asked; the message says why and what to do. */
final class UsageProblem extends Exception {

  UsageProblem(String message) {
    super(message);
  }
}
