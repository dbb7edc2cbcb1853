package dev.bqt.compiler.ast;

import dev.bqt.compiler.source.Span;

/**
 * A word that names something: a rule, a format, an option.
 *
 * @param text without quotes
 */
public record Name(String text, Span span) {}
