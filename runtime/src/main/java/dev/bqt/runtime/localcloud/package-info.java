/**
 * Cloud Storage and BigQuery in little: their REST API over a directory and DuckDB, answered in
 * this process; it knows nothing of the rest of this program.
 *
 * <p>Its messages are BigQuery's as far as they are known, and say more where people are helped by
 * it: the line of a row, the column where JSON ends, and that schema.sql makes tables.
 *
 * <p>What it does not do: Avro, ORC, legacy SQL, dry runs, views and external tables, snapshots and
 * clones, schema detection. It says so, with 501 or as the end of the job. A table that expires
 * tells when, and stays.
 *
 * <p>Places where the program may be killed in a test, by the name that the failpoint is given; a
 * commit has one before it and one after it:
 *
 * <ul>
 *   <li>{@code storage.metadata.before-commit}, {@code storage.metadata.after-commit}: metadata of
 *       objects, written per page of a listing and per changed object
 *   <li>{@code storage.create.before-rename}, {@code storage.create.after-rename}: an object's
 *       content takes its name
 *   <li>{@code storage.delete.before-unlink}, {@code storage.delete.after-unlink}: an object goes
 *   <li>{@code bigquery.insert.before-commit}, {@code bigquery.insert.after-commit}: a job is
 *       accepted
 *   <li>{@code bigquery.load.before-commit}, {@code bigquery.load.after-commit}: the rows of a load
 *       together with its DONE record; likewise {@code bigquery.query.…}, {@code bigquery.copy.…}
 *       and {@code bigquery.extract.…}, whose files have their names by then
 *   <li>{@code bigquery.state.before-commit}, {@code bigquery.state.after-commit}: a job runs, or
 *       has failed, or is cancelled
 *   <li>{@code bigquery.catalog.before-commit}, {@code bigquery.catalog.after-commit}: a dataset or
 *       a table is created, changed or deleted
 * </ul>
 */
package dev.bqt.runtime.localcloud;
