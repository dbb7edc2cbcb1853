/** GoogleSQL: read token by token, and rewritten where DuckDB says it otherwise. */
package dev.bqt.runtime.localcloud.sql;
