package dev.bqt.compiler.ast;

import dev.bqt.compiler.source.Span;

/** What may follow {@code LOAD [format] [INTO table]}. */
public sealed interface LoadTail extends Phrase {

  /** {@code OPTIONS (…)}. */
  record Options(Assignments assignments, Span head) implements LoadTail {

    @Override
    public String name() {
      return "OPTIONS";
    }
  }

  /** {@code MATCHING "…"}, which also may stand behind WHEN. */
  record Matching(Text pattern, Span head) implements LoadTail {

    @Override
    public String name() {
      return "MATCHING";
    }
  }

  /** {@code PARTITION "…"}. */
  record Partition(Text value, Span head) implements LoadTail {

    @Override
    public String name() {
      return "PARTITION";
    }
  }

  /** {@code SCHEMA LIKE table}. */
  record SchemaLike(TableName table, Span head) implements LoadTail {

    @Override
    public String name() {
      return "SCHEMA LIKE";
    }
  }

  /** {@code SCHEMA AUTODETECT}. */
  record Autodetect(Span head) implements LoadTail {

    @Override
    public String name() {
      return "SCHEMA AUTODETECT";
    }
  }

  /** {@code ALLOW FIELD ADDITION}. */
  record FieldAddition(Span head) implements LoadTail {

    @Override
    public String name() {
      return "ALLOW FIELD ADDITION";
    }
  }

  /**
   * {@code EXPIRES AFTER 2d} or {@code EXPIRES AFTER "2day"}.
   *
   * @param duration null if a text was written, or none that could be read
   * @param text null if a duration was written
   */
  record Expires(WindowSpan duration, Text text, Span head) implements LoadTail {

    @Override
    public String name() {
      return "EXPIRES AFTER";
    }
  }

  /** {@code OVERWRITE}. */
  record Overwrite(Span head) implements LoadTail {

    @Override
    public String name() {
      return "OVERWRITE";
    }
  }

  /** {@code APPEND}. */
  record Append(Span head) implements LoadTail {

    @Override
    public String name() {
      return "APPEND";
    }
  }
}
