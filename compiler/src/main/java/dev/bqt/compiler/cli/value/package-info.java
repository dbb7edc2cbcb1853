/** Values on the command line; shared by all commands that compile rules. */
package dev.bqt.compiler.cli.value;
