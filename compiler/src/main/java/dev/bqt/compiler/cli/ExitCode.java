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
  OURS(3),
  /** Ended by Ctrl-C. No command returns it: the Java VM does, as shells do for a SIGINT. */
  INTERRUPTED(130);

  static final String FINE_HELP = "0:fine";
  static final String FINDINGS_HELP = "1:errors in the rules";
  static final String USAGE_HELP = "2:wrong usage";
  static final String OURS_HELP = "3:a fault of bqt";
  static final String INTERRUPTED_HELP = "130:ended by Ctrl-C";

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  /** The number for the shell. */
  public int number() {
    return number;
  }
}
