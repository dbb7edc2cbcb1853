package dev.bqt.compiler.ast;

import dev.bqt.compiler.source.Span;
import java.util.List;

/** What follows the source of a rule. */
public sealed interface Clause {

  /** Its keywords, such as {@code ON SUCCESS}. */
  String name();

  /** The span of its keywords. */
  Span head();

  /**
   * {@code LOAD [format] [INTO table] [OPTIONS (…)]}.
   *
   * @param format null if not stated
   * @param table null if not stated
   * @param options each OPTIONS that was written; more than one is an error
   */
  record LoadClause(Name format, TableName table, List<OptionsTail> options, Span head)
      implements Clause {

    /** Copies the list. */
    public LoadClause {
      options = List.copyOf(options);
    }

    @Override
    public String name() {
      return "LOAD";
    }
  }

  /** {@code OPTIONS (…)} behind a LOAD. */
  record OptionsTail(Assignments assignments, Span head) {}

  /**
   * {@code BATCH [duration]}.
   *
   * @param window null if not stated
   */
  record BatchClause(WindowSpan window, Span head) implements Clause {

    @Override
    public String name() {
      return "BATCH";
    }
  }

  /** {@code ON SUCCESS actions} or {@code ON FAILURE actions}. */
  record OutcomeClause(Outcome outcome, List<Action> actions, Span head) implements Clause {

    /** Copies the list. */
    public OutcomeClause {
      actions = List.copyOf(actions);
    }

    @Override
    public String name() {
      return "ON " + outcome;
    }
  }

  /** How a load ended. */
  enum Outcome {
    SUCCESS,
    FAILURE
  }
}
