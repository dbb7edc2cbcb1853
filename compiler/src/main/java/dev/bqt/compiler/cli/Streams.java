package dev.bqt.compiler.cli;

import java.io.InputStream;
import java.io.PrintStream;

/**
 * Where a command reads and writes; it touches no other.
 *
 * @param colour whether diagnostics for people may be coloured
 */
public record Streams(InputStream in, PrintStream out, PrintStream err, boolean colour) {}
