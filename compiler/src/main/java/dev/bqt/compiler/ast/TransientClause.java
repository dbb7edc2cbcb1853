package dev.bqt.compiler.ast;

import dev.bqt.compiler.source.Span;
import java.util.List;

/** What happens to rows on their way: the temporary table, and what is done to it by SQL. */
public sealed interface TransientClause extends Clause {

  /**
   * {@code VIA DATASET name …}.
   *
   * @param tails in the order written; a tail may be there twice
   */
  record Via(Name dataset, List<ViaTail> tails, Span head) implements TransientClause {

    /** Copies the list. */
    public Via {
      tails = List.copyOf(tails);
    }

    @Override
    public String name() {
      return "VIA DATASET";
    }

    /** The first tail of a kind, or null. */
    public <T extends ViaTail> T first(Class<T> kind) {
      return Among.first(tails, kind);
    }
  }

  /** {@code PARAMETERS (name = "…")}. */
  record Parameters(Assignments assignments, Span head) implements TransientClause {

    @Override
    public String name() {
      return "PARAMETERS";
    }
  }

  /** {@code TRANSFORM (column = "…")}. */
  record Transform(Assignments assignments, Span head) implements TransientClause {

    @Override
    public String name() {
      return "TRANSFORM";
    }
  }

  /** {@code [LEFT|INNER] JOIN side AS alias ON "…"}; a rule may have several. */
  record Join(JoinKind kind, Side side, Text on, Span head) implements TransientClause {

    @Override
    public String name() {
      return kind.words();
    }

    @Override
    public String subject() {
      return "JOIN";
    }
  }

  /**
   * A side input.
   *
   * @param table null if a query was written
   * @param query null if a table was written
   */
  record Side(TableName table, Text query, Name alias) {}

  /** How a side input is joined. */
  enum JoinKind {
    LEFT("LEFT JOIN"),
    INNER("INNER JOIN");

    private final String words;

    JoinKind(String words) {
      this.words = words;
    }

    /** The keywords. */
    public String words() {
      return words;
    }
  }

  /** {@code DEDUPLICATE BY column, …}. */
  record Deduplicate(List<Name> columns, Span head) implements TransientClause {

    /** Copies the list. */
    public Deduplicate {
      columns = List.copyOf(columns);
    }

    @Override
    public String name() {
      return "DEDUPLICATE BY";
    }
  }

  /** {@code SPLIT (WHEN "…" THEN table, …) [CLUSTER BY …] [TIME …]}. */
  record Split(List<Mapping> mappings, List<SplitTail> tails, Span head)
      implements TransientClause {

    /** Copies the lists. */
    public Split {
      mappings = List.copyOf(mappings);
      tails = List.copyOf(tails);
    }

    @Override
    public String name() {
      return "SPLIT";
    }

    /** The first tail of a kind, or null. */
    public SplitTail first(SplitTail.Kind kind) {
      return tails.stream().filter(tail -> tail.kind() == kind).findFirst().orElse(null);
    }
  }

  /** One {@code WHEN "…" THEN table} of a SPLIT. */
  record Mapping(Text when, TableName then) {}

  /** {@code CLUSTER BY column, …} or {@code TIME column}, which has one. */
  record SplitTail(Kind kind, List<Name> columns, Span head) implements Phrase {

    /** Copies the list. */
    public SplitTail {
      columns = List.copyOf(columns);
    }

    /** Which one. */
    public enum Kind {
      CLUSTER_BY,
      TIME
    }

    @Override
    public String name() {
      return kind.name().replace('_', ' ');
    }
  }
}
