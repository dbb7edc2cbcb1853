package dev.bqt.compiler.ast;

import dev.bqt.compiler.source.Span;
import java.util.List;

/** {@code DEFAULTS clauses}: what the rules behind it have unless they say otherwise. */
public record Defaults(List<Clause> clauses, Span head, Span span) implements Phrase {

  /** Copies the list. */
  public Defaults {
    clauses = List.copyOf(clauses);
  }

  @Override
  public String name() {
    return "DEFAULTS";
  }
}
