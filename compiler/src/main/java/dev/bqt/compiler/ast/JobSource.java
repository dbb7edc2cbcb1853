package dev.bqt.compiler.ast;

import dev.bqt.compiler.source.Span;
import java.util.List;

/**
 * {@code JOB [LOAD|QUERY|COPY|EXTRACT] [INTO "…"] [FROM "…"]}.
 *
 * @param type the kind of the job as written, or null for any
 * @param conditions in the order written; a kind may be there twice
 */
public record JobSource(Name type, List<JobCondition> conditions, Span span) implements Source {

  /** Copies the list. */
  public JobSource {
    conditions = List.copyOf(conditions);
  }

  /** The text of the first condition of a kind, or null. */
  public Text first(JobCondition.Kind kind) {
    return conditions.stream()
        .filter(condition -> condition.kind() == kind)
        .map(JobCondition::text)
        .findFirst()
        .orElse(null);
  }

  /** One condition of a job. */
  public record JobCondition(Kind kind, Text text, Span head) implements Phrase {

    /** Which end of the job it is about. */
    public enum Kind {
      INTO,
      FROM
    }

    @Override
    public String name() {
      return kind.name();
    }
  }
}
