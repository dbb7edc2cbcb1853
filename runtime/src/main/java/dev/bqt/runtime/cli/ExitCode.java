package dev.bqt.runtime.cli;

/** What the process tells its caller when it ends. */
public final class ExitCode {
  /** All is well. */
  public static final int OK = 0;

  /** The work was done, and something is to be looked at: a rule, a file, a statement. */
  public static final int FINDINGS = 1;

  /** The command line cannot be followed. */
  public static final int USAGE = 2;

  /** Our own fault. */
  public static final int OURS = 3;

  private ExitCode() {}
}
