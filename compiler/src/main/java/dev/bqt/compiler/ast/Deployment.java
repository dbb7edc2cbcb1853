package dev.bqt.compiler.ast;

import dev.bqt.compiler.source.Span;

/** {@code DEPLOYMENT (…)}: the environment of the function that loads directories. */
public record Deployment(Assignments assignments, Span head) implements Phrase {

  @Override
  public String name() {
    return "DEPLOYMENT";
  }
}
