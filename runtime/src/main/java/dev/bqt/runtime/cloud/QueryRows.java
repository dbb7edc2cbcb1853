package dev.bqt.runtime.cloud;

import java.util.List;

/**
 * Rows of a query.
 *
 * @param columns names and BigQuery types, such as {@code STRING} or {@code ARRAY<STRUCT<…>>}
 * @param rows values as JSON has them: null, Boolean, Long, Double, BigDecimal, String (timestamps
 *     in ISO-8601, bytes in base64), List, and Map in column order for structs
 * @param changed how many rows a statement has inserted, updated or deleted; null when it is none
 *     that does so, such as a query or CREATE TABLE
 */
public record QueryRows(List<Column> columns, List<List<Object>> rows, Long changed) {

  /** Rows of a query that has changed nothing. */
  public QueryRows(List<Column> columns, List<List<Object>> rows) {
    this(columns, rows, null);
  }

  /**
   * A column of the result.
   *
   * @param name as the query names it
   * @param type BigQuery's type
   */
  public record Column(String name, String type) {}
}
