package dev.bqt.compiler.diagnostic;

import dev.bqt.compiler.source.Span;

/**
 * A second place that belongs to a finding.
 *
 * @param message what is there, as a short phrase
 */
public record Label(Span span, String message) {}
