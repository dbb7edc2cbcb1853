package dev.bqt.runtime.cli;

import java.util.List;

/** A site that cannot be worked at: for reasons that whoever started the program can mend. */
final class SiteException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param lines what is wrong, a sentence each
   */
  SiteException(List<String> lines) {
    super(String.join("\n", lines));
  }
}
