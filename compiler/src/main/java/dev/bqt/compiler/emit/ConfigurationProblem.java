package dev.bqt.compiler.emit;

/** A document is no configuration; the message says why, and where if that is known. */
public final class ConfigurationProblem extends Exception {
  private static final long serialVersionUID = 1L;

  ConfigurationProblem(String message) {
    super(message);
  }
}
