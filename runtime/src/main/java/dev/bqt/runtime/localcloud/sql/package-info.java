/** Types, schemas and statements: GoogleSQL's on one side, DuckDB's on the other. */
package dev.bqt.runtime.localcloud.sql;
