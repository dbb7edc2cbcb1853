package dev.bqt.compiler.target;

import java.util.Locale;

/** Whose JSON is written. Not all of them know all that the language can say. */
public enum Target {
  /** An array of rules, as BqTail reads them since its second version. */
  BQTAIL,
  /**
   * A configuration of BqTail of 2019, whose {@code Routes} are the rules; the first match wins.
   */
  BQTAIL_2019,
  /** A configuration of BqDispatch of 2019, whose {@code Routes} wait for finished jobs. */
  BQDISPATCH,
  /** A tree of {@code _config} directories, as the ingest of whole directories reads it. */
  GCS_INGEST;

  /** The name on the command line, such as {@code bqtail-2019}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether all rules together are one configuration with {@code Routes}. */
  public boolean isConfiguration() {
    return is2019();
  }

  /** Whether its actions have the shape of 2019: nested lists stand inside of {@code Request}. */
  public boolean is2019() {
    return this == BQTAIL_2019 || this == BQDISPATCH;
  }
}
