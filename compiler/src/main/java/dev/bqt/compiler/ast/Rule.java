package dev.bqt.compiler.ast;

import dev.bqt.compiler.source.Span;
import java.util.List;

/**
 * One rule as written.
 *
 * @param header the words before WHEN
 * @param clauses in the order written; a clause may be there twice
 * @param whole false if part of the rule could not be read: then what is absent proves nothing
 * @param span all of it
 */
public record Rule(Header header, Source source, List<Clause> clauses, boolean whole, Span span) {

  /** Copies the list. */
  public Rule {
    clauses = List.copyOf(clauses);
  }

  /**
   * The words before WHEN.
   *
   * @param name null if the rule has none
   */
  public record Header(Name name, boolean disabled, boolean async) {}

  /** Whether it waits for objects that land. */
  public boolean isAboutObjects() {
    return source instanceof When;
  }

  /** Which objects. Only of a rule that is about objects. */
  public When when() {
    return (When) source;
  }

  /** The first LOAD, or null. */
  public Clause.LoadClause load() {
    return first(Clause.LoadClause.class);
  }

  /** The first BATCH, or null. */
  public Clause.BatchClause batch() {
    return first(Clause.BatchClause.class);
  }

  /** The first VIA, or null. */
  public TransientClause.Via via() {
    return first(TransientClause.Via.class);
  }

  /** The first clause of a kind, or null. */
  public <C extends Clause> C first(Class<C> kind) {
    return Among.first(clauses, kind);
  }

  /** The first list of actions for an outcome; empty if there is none. */
  public List<Action> actions(Outcome outcome) {
    for (Clause clause : clauses) {
      if (clause instanceof Clause.OutcomeClause on && on.outcome() == outcome) {
        return on.actions();
      }
    }
    return List.of();
  }

  /** The pattern whose groups are {@code $1}, {@code $2} …, behind WHEN or LOAD; or null. */
  public Text pattern() {
    if (source instanceof When when && when.first(Condition.Kind.MATCHING) != null) {
      return when.first(Condition.Kind.MATCHING).text();
    }
    if (source instanceof DirectorySource directory
        && directory.first(DirectorySource.DirectoryCondition.Kind.MATCHING) != null) {
      return directory.first(DirectorySource.DirectoryCondition.Kind.MATCHING);
    }
    LoadTail.Matching tail = load() == null ? null : load().first(LoadTail.Matching.class);
    return tail == null ? null : tail.pattern();
  }

  /** How messages call it: its name in quotes, or its place. */
  public String title() {
    return header.name() == null
        ? "the rule in line " + span.from().line()
        : "\"" + header.name().text() + "\"";
  }
}
