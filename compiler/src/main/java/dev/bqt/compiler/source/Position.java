package dev.bqt.compiler.source;

/**
 * A place in a text as people count it.
 *
 * @param line from 1
 * @param column from 1, in characters as Unicode counts them (a tab is one, an emoji is one)
 */
public record Position(int line, int column) {}
