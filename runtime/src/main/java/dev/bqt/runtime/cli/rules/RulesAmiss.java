package dev.bqt.runtime.cli.rules;

/** Rules that are not where they are said to be, or cannot be read; the message says which. */
public final class RulesAmiss extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message a sentence
   * @param cause may be null
   */
  public RulesAmiss(String message, Throwable cause) {
    super(message, cause);
  }
}
