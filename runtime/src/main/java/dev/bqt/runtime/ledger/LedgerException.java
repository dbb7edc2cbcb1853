package dev.bqt.runtime.ledger;

/** The ledger cannot be opened or written: the message says what is wrong and what to do. */
public final class LedgerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message for people
   * @param cause what the database said
   */
  public LedgerException(String message, Throwable cause) {
    super(message, cause);
  }
}
