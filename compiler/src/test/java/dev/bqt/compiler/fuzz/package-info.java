/** Any text at all has an answer. */
package dev.bqt.compiler.fuzz;
