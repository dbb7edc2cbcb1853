package dev.bqt.compiler.ast;

import dev.bqt.compiler.source.Span;
import java.util.List;

/** Keys and values in parentheses, in the order written; a key may be there twice. */
public record Assignments(List<Entry> entries, Span span) implements Literal {

  /** Copies the list. */
  public Assignments {
    entries = List.copyOf(entries);
  }

  /** One {@code key = value}. */
  public record Entry(Name key, Literal value) {}
}
