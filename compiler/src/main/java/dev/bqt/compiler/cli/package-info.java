/** The commands compile and check. */
package dev.bqt.compiler.cli;
