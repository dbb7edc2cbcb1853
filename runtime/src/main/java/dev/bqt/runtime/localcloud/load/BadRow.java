package dev.bqt.runtime.localcloud.load;

/** A row that does not fit the table; the message is in BigQuery's words as far as known. */
final class BadRow extends Exception {
  private static final long serialVersionUID = 1L;

  BadRow(String message) {
    super(message, null, false, false);
  }
}
