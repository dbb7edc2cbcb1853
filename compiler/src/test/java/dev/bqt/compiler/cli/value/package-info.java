/** Values on the command line. */
package dev.bqt.compiler.cli.value;
