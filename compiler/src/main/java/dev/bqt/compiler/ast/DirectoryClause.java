package dev.bqt.compiler.ast;

import dev.bqt.compiler.source.Span;

/** What only a rule about a directory can say. */
public sealed interface DirectoryClause extends Clause {

  /**
   * {@code RUN "sql" [INTO table] [OVER format [OPTIONS (…)]]}.
   *
   * @param target null if not stated
   * @param over null if not stated
   */
  record Run(Script sql, TableName target, External over, Span head) implements DirectoryClause {

    @Override
    public String name() {
      return "RUN";
    }
  }

  /**
   * {@code OVER format [OPTIONS (…)]}: the external table that the query reads.
   *
   * @param options null if not stated
   */
  record External(Name format, Assignments options) {}

  /** {@code ORDERED}. */
  record Ordered(Span head) implements DirectoryClause {

    @Override
    public String name() {
      return "ORDERED";
    }
  }

  /** {@code TRACK IN table}. */
  record Track(TableName table, Span head) implements DirectoryClause {

    @Override
    public String name() {
      return "TRACK IN";
    }
  }
}
