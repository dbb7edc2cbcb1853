/** The command line: what a person types, made into calls; the only place that ends the process. */
package dev.bqt.runtime.cli;
