package dev.bqt.compiler.ast;

import dev.bqt.compiler.source.Span;
import java.util.List;

/** What follows the source of a rule. */
public sealed interface Clause extends Phrase
    permits Clause.LoadClause,
        Clause.BatchClause,
        Clause.OutcomeClause,
        Clause.InfoClause,
        Clause.RawClause,
        Clause.NoClause,
        Clause.StalledClause,
        Clause.ReloadClause,
        Clause.QuarantineClause,
        TransientClause,
        DirectoryClause {

  /** What stands behind NO to take it back: its first word, or both of ON SUCCESS. */
  default String subject() {
    return name().split(" ")[0];
  }

  /**
   * {@code LOAD [format] [INTO table] …}.
   *
   * @param format null if not stated
   * @param table null if not stated
   * @param tails in the order written; a tail may be there twice
   */
  record LoadClause(Name format, TableName table, List<LoadTail> tails, Span head)
      implements Clause {

    /** Copies the list. */
    public LoadClause {
      tails = List.copyOf(tails);
    }

    @Override
    public String name() {
      return "LOAD";
    }

    /** The first tail of a kind, or null. */
    public <T extends LoadTail> T first(Class<T> kind) {
      return Among.first(tails, kind);
    }
  }

  /**
   * {@code BATCH [duration] …}.
   *
   * @param window null if not stated, or if it could not be read
   * @param tails in the order written; a tail may be there twice
   */
  record BatchClause(WindowSpan window, List<BatchTail> tails, Span head) implements Clause {

    /** Copies the list. */
    public BatchClause {
      tails = List.copyOf(tails);
    }

    @Override
    public String name() {
      return "BATCH";
    }

    /** The first tail of a kind, or null. */
    public <T extends BatchTail> T first(Class<T> kind) {
      return Among.first(tails, kind);
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

    @Override
    public String subject() {
      return name();
    }
  }

  /** {@code INFO (…)}. */
  record InfoClause(Assignments assignments, Span head) implements Clause {

    @Override
    public String name() {
      return "INFO";
    }
  }

  /** {@code RAW ("A.B" = …)}: keys of the JSON, verbatim. */
  record RawClause(List<Entry> entries, Span head) implements Clause {

    /** Copies the list. */
    public RawClause {
      entries = List.copyOf(entries);
    }

    @Override
    public String name() {
      return "RAW";
    }

    /** One key by its path, names separated by dots, and its value. */
    public record Entry(Text path, Literal value) {}
  }

  /**
   * {@code NO BATCH}: takes back what DEFAULTS would give.
   *
   * @param withdrawn the keywords of the clause, such as {@code ON SUCCESS}
   */
  record NoClause(String withdrawn, Span head) implements Clause {

    @Override
    public String name() {
      return "NO " + withdrawn;
    }
  }

  /**
   * {@code STALLED AFTER duration}.
   *
   * @param span null if it could not be read
   */
  record StalledClause(WindowSpan span, Span head) implements Clause {

    @Override
    public String name() {
      return "STALLED AFTER";
    }
  }

  /** {@code RELOAD AT MOST n TIMES}. */
  record ReloadClause(Literal.Whole times, Span head) implements Clause {

    @Override
    public String name() {
      return "RELOAD AT MOST";
    }
  }

  /** {@code QUARANTINE [CORRUPTED TO "…"] [INVALID SCHEMA TO "…"]}. */
  record QuarantineClause(List<Place> places, Span head) implements Clause {

    /** Copies the list. */
    public QuarantineClause {
      places = List.copyOf(places);
    }

    @Override
    public String name() {
      return "QUARANTINE";
    }

    /** The first place for a kind of file, or null. */
    public Text first(Place.Kind kind) {
      return places.stream()
          .filter(place -> place.kind() == kind)
          .map(Place::url)
          .findFirst()
          .orElse(null);
    }

    /** Where files of a kind go. */
    public record Place(Kind kind, Text url, Span head) implements Phrase {

      /** What is wrong with the files. */
      public enum Kind {
        CORRUPTED,
        INVALID_SCHEMA
      }

      @Override
      public String name() {
        return kind.name().replace('_', ' ') + " TO";
      }
    }
  }
}
