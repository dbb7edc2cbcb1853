package dev.bqt.runtime.localcloud.sql;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bqt.runtime.localcloud.schema.Schema;
import dev.bqt.runtime.localcloud.schema.TableName;

/** What a statement creates. */
public sealed interface Definition {

  /**
   * {@code CREATE TABLE … AS}: the columns are those of a query.
   *
   * @param query for DuckDB
   */
  record OfQuery(
      TableName name, String query, ObjectNode details, boolean ifNotExists, boolean orReplace)
      implements Definition {

    OfQuery with(String text) {
      return new OfQuery(name, text, details, ifNotExists, orReplace);
    }
  }

  /** Whether what is there already is left as it is. */
  boolean ifNotExists();

  /**
   * {@code CREATE SCHEMA}.
   *
   * @param details description and location as the API names them
   */
  record OfDataset(String project, String dataset, boolean ifNotExists, ObjectNode details)
      implements Definition {}

  /**
   * {@code CREATE TABLE} with columns.
   *
   * @param details description, partitioning and clustering as the API names them
   */
  record OfTable(
      TableName name, Schema schema, ObjectNode details, boolean ifNotExists, boolean orReplace)
      implements Definition {}
}
