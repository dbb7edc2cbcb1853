package dev.bqt.runtime.ledger;

/**
 * Somebody was faster: the row is not in the state or epoch any more that the change was made for.
 * The transaction is rolled back, and whoever was faster goes on with the row.
 */
public final class StaleRow extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param row which row, for people
   */
  public StaleRow(String row) {
    super(row + " was changed by somebody else meanwhile");
  }
}
