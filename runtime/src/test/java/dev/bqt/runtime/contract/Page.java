package dev.bqt.runtime.contract;

import static dev.bqt.runtime.contract.Service.BIGQUERY;
import static dev.bqt.runtime.contract.Service.STORAGE;

/** Pages of Google's public documentation that clauses are taken from, by their titles. */
enum Page {
  OBJECTS(STORAGE, "About Cloud Storage objects (naming)"),
  METADATA(STORAGE, "Object metadata; Object Versioning"),
  GET(STORAGE, "JSON API: Objects: get"),
  LIST(STORAGE, "JSON API: Objects: list"),
  UPLOAD(STORAGE, "Resumable uploads; Performing resumable uploads"),
  PRECONDITIONS(STORAGE, "Request preconditions"),
  CONSISTENCY(STORAGE, "Cloud Storage consistency"),
  BATCH(STORAGE, "Batch requests"),
  REWRITE(STORAGE, "JSON API: Objects: rewrite"),
  STATUS(STORAGE, "HTTP status and error codes for JSON"),
  BUCKETS(STORAGE, "JSON API: Buckets: list, insert"),
  JOBS(BIGQUERY, "Running BigQuery jobs programmatically"),
  JOB(BIGQUERY, "REST: Job; jobs.insert, get, cancel"),
  JOB_LIST(BIGQUERY, "REST: jobs.list"),
  LOAD(BIGQUERY, "REST: JobConfigurationLoad"),
  COPY(BIGQUERY, "REST: JobConfigurationTableCopy; Managing tables"),
  EXTRACT(BIGQUERY, "REST: JobConfigurationExtract; Exporting table data"),
  SCHEMA(BIGQUERY, "REST: tables.patch; Modifying table schemas"),
  JSON(BIGQUERY, "Loading JSON data from Cloud Storage"),
  CSV(BIGQUERY, "Loading CSV data from Cloud Storage"),
  ERRORS(BIGQUERY, "Error messages"),
  QUERY(BIGQUERY, "REST: jobs.query; GoogleSQL query syntax"),
  TABLES(BIGQUERY, "REST: tables, datasets");

  private final Service service;
  private final String title;

  Page(Service service, String title) {
    this.service = service;
    this.title = title;
  }

  /** Whose documentation it is. */
  Service service() {
    return service;
  }

  @Override
  public String toString() {
    return (service == STORAGE ? "Cloud Storage" : "BigQuery") + ", \"" + title + "\"";
  }
}
