/**
 * What the public documentation says of Cloud Storage and BigQuery, as clauses, each with its page;
 * held to by whatever stands in for them.
 */
package dev.bqt.runtime.contract;
