package dev.bqt.compiler.decompile.tree;

import dev.bqt.compiler.source.Span;

/**
 * A variable of the function's environment.
 *
 * @param value as the compiler would write it: {@code True}, {@code False}, plain digits, or a text
 * @param span where it is written
 */
public record Variable(String name, String value, Span span) {}
