/**
 * BigQuery in little: datasets are schemas of one DuckDB file, jobs are rows of it, and what a job
 * changes is committed together with its being done.
 */
package dev.bqt.runtime.localcloud.bigquery;
