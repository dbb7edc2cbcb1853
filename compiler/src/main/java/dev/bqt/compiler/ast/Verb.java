package dev.bqt.compiler.ast;

import dev.bqt.compiler.source.Span;
import java.util.List;

/** What an action does. */
public sealed interface Verb extends Phrase {

  /**
   * {@code DELETE [urls]}.
   *
   * @param urls empty for the objects that were loaded
   */
  record Delete(List<Text> urls, Span head) implements Verb {

    /** Copies the list. */
    public Delete {
      urls = List.copyOf(urls);
    }

    @Override
    public String name() {
      return "DELETE";
    }
  }

  /**
   * {@code MOVE [urls] TO [EXACTLY] "…"}.
   *
   * @param urls empty for the objects that were loaded
   * @param target null if not stated, which is an error
   * @param exactly whether the target is the whole address, not a folder to keep the path below
   */
  record Move(List<Text> urls, Text target, boolean exactly, Span head) implements Verb {

    /** Copies the list. */
    public Move {
      urls = List.copyOf(urls);
    }

    @Override
    public String name() {
      return "MOVE";
    }
  }

  /**
   * {@code COPY [source] TO target}.
   *
   * @param source null if not stated
   */
  record Copy(TableName source, TableName target, Span head) implements Verb {

    @Override
    public String name() {
      return "COPY";
    }
  }

  /**
   * {@code QUERY "sql" [INTO table]}.
   *
   * @param target null if not stated
   */
  record Query(Script sql, TableName target, Span head) implements Verb {

    @Override
    public String name() {
      return "QUERY";
    }
  }

  /** {@code INSERT INTO table "sql"} or {@code INSERT INTO table ROWS value}; one is null. */
  record Insert(TableName target, Text sql, Literal rows, Span head) implements Verb {

    @Override
    public String name() {
      return "INSERT";
    }
  }

  /**
   * {@code EXPORT [source] TO "…"}.
   *
   * @param source null if not stated
   */
  record Export(TableName source, Text target, Span head) implements Verb {

    @Override
    public String name() {
      return "EXPORT";
    }
  }

  /** {@code DROP table}. */
  record Drop(TableName table, Span head) implements Verb {

    @Override
    public String name() {
      return "DROP";
    }
  }

  /**
   * {@code CALL [method] "…"}.
   *
   * @param method null if not stated
   */
  record Call(Name method, Text url, Span head) implements Verb {

    @Override
    public String name() {
      return "CALL";
    }
  }

  /** {@code PUBLISH TO "…"}. */
  record Publish(Text topic, Span head) implements Verb {

    @Override
    public String name() {
      return "PUBLISH";
    }
  }

  /** {@code NOTIFY channels}. */
  record Notify(List<Text> channels, Span head) implements Verb {

    /** Copies the list. */
    public Notify {
      channels = List.copyOf(channels);
    }

    @Override
    public String name() {
      return "NOTIFY";
    }
  }

  /**
   * {@code ACTION name (…)}: an action by the name that the legacy knows.
   *
   * @param request null if nothing stands behind the name
   */
  record Named(Name action, Assignments request, Span head) implements Verb {

    @Override
    public String name() {
      return "ACTION";
    }
  }
}
