/** Tables and columns by their types: BigQuery's names on one side, DuckDB's on the other. */
package dev.bqt.runtime.localcloud.schema;
