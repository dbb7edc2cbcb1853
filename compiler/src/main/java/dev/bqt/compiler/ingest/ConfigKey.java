package dev.bqt.compiler.ingest;

import dev.bqt.compiler.ast.Literal;
import dev.bqt.compiler.source.Span;
import java.util.List;

/**
 * One key of a JSON file below {@code _config/}.
 *
 * @param path the keys from the outermost, camel case
 * @param value what it is set to; its own keys are as in the JSON
 * @param span the words of the rule that set it
 */
public record ConfigKey(List<String> path, Literal value, Span span) {

  /** Copies the list. */
  public ConfigKey {
    path = List.copyOf(path);
  }

  /** The path with dots. */
  public String name() {
    return String.join(".", path);
  }

  /** Whether one of the two paths is the other, or leads to it. */
  public boolean meets(ConfigKey other) {
    int common = Math.min(path.size(), other.path.size());
    return path.subList(0, common).equals(other.path.subList(0, common));
  }
}
