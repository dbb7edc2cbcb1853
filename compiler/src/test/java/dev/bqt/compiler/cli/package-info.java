/** The commands, as a shell would call them. */
package dev.bqt.compiler.cli;
