package dev.bqt.runtime.contract;

/** The two services. */
enum Service {
  STORAGE,
  BIGQUERY
}
