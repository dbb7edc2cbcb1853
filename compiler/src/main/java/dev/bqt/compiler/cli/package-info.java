/** The commands compile, check and explain. */
package dev.bqt.compiler.cli;
