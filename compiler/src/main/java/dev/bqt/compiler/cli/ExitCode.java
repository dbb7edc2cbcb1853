package dev.bqt.compiler.cli;

/** What a command returns to the shell. */
public enum ExitCode {
  /** All is well; there may be warnings. */
  FINE(0),
  /** There are errors in what was given. */
  FINDINGS(1),
  /** The command was not called as it can be, or a file could not be read or written. */
  USAGE(2),
  /** Our own fault. */
  OURS(3);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  /** The number for the shell. */
  public int number() {
    return number;
  }
}
