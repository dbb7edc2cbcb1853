package dev.bqt.compiler.ast;

import dev.bqt.compiler.source.Span;
import java.util.List;

/**
 * Objects that land.
 *
 * @param any whether it says ANY OBJECT
 * @param conditions in the order written; a kind may be there twice
 */
public record When(boolean any, List<Condition> conditions, Span span) implements Source {

  /** Copies the list. */
  public When {
    conditions = List.copyOf(conditions);
  }

  /** The first condition of a kind, or null. */
  public Condition first(Condition.Kind kind) {
    for (Condition condition : conditions) {
      if (condition.kind() == kind) {
        return condition;
      }
    }
    return null;
  }

  /** The value of the first condition of a kind, or the empty text, which every path has. */
  public String valueOf(Condition.Kind kind) {
    Condition condition = first(kind);
    return condition == null ? "" : condition.text().value();
  }
}
