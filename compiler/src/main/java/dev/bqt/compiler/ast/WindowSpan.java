package dev.bqt.compiler.ast;

import dev.bqt.compiler.source.Span;

/** A stretch of time in whole seconds, never negative. */
public record WindowSpan(long seconds, Span span) {}
