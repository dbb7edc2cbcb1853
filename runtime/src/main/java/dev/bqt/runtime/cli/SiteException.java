package dev.bqt.runtime.cli;

import java.util.List;

/** A site that cannot be worked at: for reasons that whoever started the program can mend. */
final class SiteException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  /**
   * @param lines what is wrong, a sentence each
   */
  SiteException(List<String> lines) {
    this(lines, ExitCode.FINDINGS);
  }

  /**
   * @param exitCode one of {@link ExitCode}
   */
  SiteException(List<String> lines, int exitCode) {
    super(String.join("\n", lines));
    this.exitCode = exitCode;
  }

  /** What the process tells its caller. */
  int exitCode() {
    return exitCode;
  }
}
