package dev.bqt.compiler.ast;

/**
 * A text that stands in the rule, or the place of one.
 *
 * @param file whether the text is an address or a path of it, not the text itself
 */
public record Script(Text text, boolean file) {}
