package dev.bqt.runtime.cloud;

import java.util.Optional;

/**
 * BigQuery's datasets and tables. Every method may throw {@link CloudFailure}, BAD_RULE where a
 * dataset is missing. Thread-safe.
 */
public interface Tables {

  /**
   * Makes the dataset if there is none of that name.
   *
   * @param location such as {@code US}
   * @return false when it was there already, wherever it is: an answer, not an error
   */
  boolean createDatasetIfAbsent(String project, String dataset, String location);

  /** What the table is like; empty when there is none of that name, or no such dataset. */
  Optional<TableShape> find(TableName table);

  /**
   * Makes the table if there is none of that name.
   *
   * @return false when it was there already, whatever it is like. A lost reply may hide that it was
   *     we who made it.
   */
  boolean createIfAbsent(TableName table, TableShape shape);

  /**
   * Changes the table.
   *
   * @return what it is like now; empty when there is no such table
   */
  Optional<TableShape> patch(TableName table, TableChange change);

  /**
   * Deletes the table with its rows.
   *
   * @return false when there was none: an answer, not an error
   */
  boolean delete(TableName table);
}
