/** Shows the rows of a query: to people as a table, to programs as JSON or CSV. */
package dev.bqt.runtime.cli.rows;
