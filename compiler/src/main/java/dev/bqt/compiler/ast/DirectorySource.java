package dev.bqt.compiler.ast;

import dev.bqt.compiler.source.Span;
import java.util.List;

/**
 * {@code DIRECTORY ["…"] [MATCHING "…"] [COMPLETED BY "…"]}.
 *
 * @param directory null for the root of the bucket
 * @param conditions in the order written; a kind may be there twice
 */
public record DirectorySource(Text directory, List<DirectoryCondition> conditions, Span span)
    implements Source {

  /** Copies the list. */
  public DirectorySource {
    conditions = List.copyOf(conditions);
  }

  /** The text of the first condition of a kind, or null. */
  public Text first(DirectoryCondition.Kind kind) {
    return conditions.stream()
        .filter(condition -> condition.kind() == kind)
        .map(DirectoryCondition::text)
        .findFirst()
        .orElse(null);
  }

  /** One condition of a directory. */
  public record DirectoryCondition(Kind kind, Text text, Span head) implements Phrase {

    /** What it says. */
    public enum Kind {
      MATCHING,
      COMPLETED_BY
    }

    @Override
    public String name() {
      return kind.name().replace('_', ' ');
    }
  }
}
