package dev.bqt.compiler.check.meaning;

import dev.bqt.compiler.ast.Assignments;
import dev.bqt.compiler.ast.Literal;
import dev.bqt.compiler.ast.Name;
import dev.bqt.compiler.ast.Script;
import dev.bqt.compiler.ast.TableName;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.ast.Verb;
import dev.bqt.compiler.source.Span;
import java.util.ArrayList;
import java.util.List;

/** A verb as fields of its request. */
final class VerbFields {

  private final Span head;
  private final List<Assignments.Entry> all = new ArrayList<>();

  private VerbFields(Span head) {
    this.head = head;
  }

  /** The fields by the names that the legacy knows; those of ACTION as they are. */
  static List<Assignments.Entry> of(Verb verb) {
    VerbFields fields = new VerbFields(verb.head());
    if (verb instanceof Verb.Named named) {
      return named.request() == null ? List.of() : named.request().entries();
    } else if (verb instanceof Verb.Delete delete) {
      fields.texts("URLs", delete.urls());
    } else if (verb instanceof Verb.Move move) {
      fields.texts("SourceURLs", move.urls());
      fields.add("DestURL", move.target());
      fields.add("IsDestAbsoluteURL", new Literal.Truth(move.exactly(), move.head()));
    } else if (verb instanceof Verb.Call call) {
      fields.add("URL", call.url());
      if (call.method() != null) {
        fields.add("Method", new Text(call.method().text(), List.of(), call.method().span()));
      }
    } else if (verb instanceof Verb.Publish publish) {
      fields.add("Topic", publish.topic());
    } else if (verb instanceof Verb.Notify notify) {
      fields.texts("Channels", notify.channels());
    } else {
      fields.ofTables(verb);
    }
    return fields.all;
  }

  private void ofTables(Verb verb) {
    if (verb instanceof Verb.Copy copy) {
      table("Source", copy.source());
      table("Dest", copy.target());
    } else if (verb instanceof Verb.Query query) {
      add(query.sql().file() ? "SQLURL" : "SQL", query.sql().text());
      table("Dest", query.target());
    } else if (verb instanceof Verb.Insert insert) {
      table("Dest", insert.target());
      add("SQL", insert.sql());
      add("Data", insert.rows());
    } else if (verb instanceof Verb.Export export) {
      table("Source", export.source());
      add("DestURL", export.target());
    } else if (verb instanceof Verb.Drop drop) {
      table("Table", drop.table());
    }
  }

  /** Null without a text of either kind; the address is read if there is no text. */
  static Verb.Query query(Text sql, Text url, TableName target, Span head) {
    Text text = sql == null ? url : sql;
    return text == null ? null : new Verb.Query(new Script(text, sql == null), target, head);
  }

  private void texts(String key, List<Text> texts) {
    if (!texts.isEmpty()) {
      add(key, new Literal.Listing(List.copyOf(texts), texts.get(0).span()));
    }
  }

  private void table(String key, TableName table) {
    add(key, table == null ? null : PairMeaning.text(table));
  }

  private void add(String key, Literal value) {
    if (value != null) {
      all.add(new Assignments.Entry(new Name(key, head), value));
    }
  }
}
