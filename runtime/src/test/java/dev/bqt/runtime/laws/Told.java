package dev.bqt.runtime.laws;

/** What not every fixture can tell. A law that needs it is named as not held there. */
public enum Told {
  /** The rows of tables, each with the content that it comes from. */
  ROWS,
  /** How many rows each table has. */
  COUNTS,
  /** Which generations each job may have read. */
  READINGS,
  /** The steps as they ended, one after the other. */
  ENDED_STEPS
}
