package dev.bqt.compiler.ast;

import dev.bqt.compiler.source.Span;
import java.util.List;

/**
 * A table as written, expansions such as {@code $Date} inside.
 *
 * @param text without backticks or quotes
 * @param variables the {@code ${…}} in it, in order
 */
public record TableName(String text, List<Name> variables, Span span) {

  /** Copies the list. */
  public TableName {
    variables = List.copyOf(variables);
  }
}
