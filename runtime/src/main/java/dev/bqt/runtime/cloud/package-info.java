/** The door outward: Cloud Storage and BigQuery in our own words, over Google's own clients. */
package dev.bqt.runtime.cloud;
