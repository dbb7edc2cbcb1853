package dev.bqt.compiler.check.tree;

/** Where a text or a table stands: it decides what is replaced in it when a rule runs. */
public enum Place {
  /** A condition of what a rule waits for: nothing is known yet. */
  CONDITION,
  /** A value that is handed on as it stands. */
  PLAIN,
  /** The table of a load, its partition, or a table of SPLIT. */
  TABLE,
  /** A value of PARAMETERS. */
  PARAMETER,
  /** SQL that is applied to the temporary table. */
  ROWS,
  /** A text or a table of an action. */
  ACTION,
  /** A text or a table of a rule about directories. */
  DIRECTORY,
  /** A value of RAW: whatever it means is up to who wrote it. */
  RAW
}
