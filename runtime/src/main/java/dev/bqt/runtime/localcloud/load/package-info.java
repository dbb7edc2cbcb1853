/**
 * Files into rows: what BigQuery's documentation says of load jobs is checked here, value by value,
 * and what passes is written as lines of JSON that DuckDB takes without thinking.
 */
package dev.bqt.runtime.localcloud.load;
