/** The name of a table as rules write it, and what BigQuery lets names be. */
package dev.bqt.runtime.route.table;
