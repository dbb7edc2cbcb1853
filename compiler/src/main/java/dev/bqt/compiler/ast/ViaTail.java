package dev.bqt.compiler.ast;

import dev.bqt.compiler.source.Span;
import java.util.List;

/** What may follow {@code VIA DATASET name}. */
public sealed interface ViaTail extends Phrase {

  /** {@code PROJECT name}. */
  record Project(Name project, Span head) implements ViaTail {

    @Override
    public String name() {
      return "PROJECT";
    }
  }

  /** {@code REGION "…"}. */
  record Region(Text region, Span head) implements ViaTail {

    @Override
    public String name() {
      return "REGION";
    }
  }

  /** {@code AS name}: what SQL calls the temporary table. */
  record Alias(Name alias, Span head) implements ViaTail {

    @Override
    public String name() {
      return "AS";
    }
  }

  /** {@code LIKE table}: the template of the temporary table. */
  record Template(TableName table, Span head) implements ViaTail {

    @Override
    public String name() {
      return "LIKE";
    }
  }

  /** {@code COPY BY COPY|QUERY|DML}. */
  record CopyBy(Name method, Span head) implements ViaTail {

    @Override
    public String name() {
      return "COPY BY";
    }
  }

  /** {@code WHERE "…"}: which rows are copied. */
  record Where(Text condition, Span head) implements ViaTail {

    @Override
    public String name() {
      return "WHERE";
    }
  }

  /**
   * {@code BALANCED [strategy] ACROSS (project, …) [AT MOST n LOADS]}.
   *
   * @param strategy null if not stated
   * @param most null if not stated
   */
  record Balanced(Name strategy, List<Name> projects, Literal.Whole most, Span head)
      implements ViaTail {

    /** Copies the list. */
    public Balanced {
      projects = List.copyOf(projects);
    }

    @Override
    public String name() {
      return "BALANCED";
    }
  }
}
