package dev.bqt.compiler.ast;

import dev.bqt.compiler.source.Span;
import java.util.List;

/** What may follow the verb of an action. */
public sealed interface ActionTail extends Phrase {

  /** A word that says all by itself. */
  record Flag(Kind kind, Span head) implements ActionTail {

    /** Which one. */
    public enum Kind {
      APPEND,
      OVERWRITE,
      EACH_PARTITION,
      LEGACY_SQL,
      AUTHENTICATED
    }

    @Override
    public String name() {
      return kind.name().replace('_', ' ');
    }
  }

  /** A word with a text. */
  record Stated(Kind kind, Text text, Span head) implements ActionTail {

    /** Which one. */
    public enum Kind {
      TITLE,
      /** The sender of a notification, or the query that lists partitions to copy. */
      FROM
    }

    @Override
    public String name() {
      return kind.name();
    }
  }

  /** Keys and values. */
  record Mapped(Kind kind, Assignments assignments, Span head) implements ActionTail {

    /** Which one. */
    public enum Kind {
      OPTIONS,
      ATTRIBUTES,
      /** Further fields of the request, by the names that the legacy knows. */
      WITH
    }

    @Override
    public String name() {
      return kind.name();
    }
  }

  /** {@code LIKE table}. */
  record Like(TableName table, Span head) implements ActionTail {

    @Override
    public String name() {
      return "LIKE";
    }
  }

  /** {@code IN DATASET name}. */
  record InDataset(Name dataset, Span head) implements ActionTail {

    @Override
    public String name() {
      return "IN DATASET";
    }
  }

  /** {@code AS format}. */
  record As(Name format, Span head) implements ActionTail {

    @Override
    public String name() {
      return "AS";
    }
  }

  /** {@code BODY "…"} or {@code BODY FILE "…"}. */
  record Body(Script body, Span head) implements ActionTail {

    @Override
    public String name() {
      return "BODY";
    }
  }

  /** {@code SCOPES ("…", …)}. */
  record Scopes(List<Text> scopes, Span head) implements ActionTail {

    /** Copies the list. */
    public Scopes {
      scopes = List.copyOf(scopes);
    }

    @Override
    public String name() {
      return "SCOPES";
    }
  }

  /** {@code MESSAGE value}. */
  record Message(Literal value, Span head) implements ActionTail {

    @Override
    public String name() {
      return "MESSAGE";
    }
  }

  /** {@code CREDENTIALS "…" KEY "…"}: where the encrypted token is, and the key that opens it. */
  record Credentials(Text url, Text key, Span head) implements ActionTail {

    @Override
    public String name() {
      return "CREDENTIALS";
    }
  }
}
