package dev.bqt.runtime.ledger;

/** Reasons as the tables hold them: whoever writes one does not have to think of its length. */
final class Reason {
  private static final int LONGEST = 3000;

  private Reason() {}

  /** The text, cut where it is longer than a column; null stays null. */
  static String clip(String reason) {
    return reason == null || reason.length() <= LONGEST
        ? reason
        : reason.substring(0, LONGEST) + " … (cut)";
  }
}
