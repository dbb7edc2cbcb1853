package dev.bqt.compiler.ast;

import dev.bqt.compiler.source.Span;
import java.util.List;

/**
 * A string.
 *
 * @param value what it means, escapes resolved
 * @param variables the {@code ${…}} in it that are not written {@code \${…}}, in order
 * @param span with its quotes
 */
public record Text(String value, List<Name> variables, Span span) implements Literal {

  /** Copies the list. */
  public Text {
    variables = List.copyOf(variables);
  }
}
