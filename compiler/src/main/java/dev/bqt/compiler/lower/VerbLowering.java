package dev.bqt.compiler.lower;

import dev.bqt.compiler.ast.TableName;
import dev.bqt.compiler.ast.Verb;
import dev.bqt.compiler.route.NodeBuilder;
import java.util.Locale;

/** The verb of an action: the name of the action, and the fields of its request. */
final class VerbLowering {

  private VerbLowering() {}

  static String name(Verb verb) {
    if (verb instanceof Verb.Named named) {
      return named.action().text();
    } else if (verb instanceof Verb.Publish) {
      return "push";
    }
    return verb.name().toLowerCase(Locale.ROOT);
  }

  static void fields(Verb verb, NodeBuilder request) {
    if (verb instanceof Verb.Delete delete) {
      request.texts("URLs", Verbatim.texts(delete.urls()));
    } else if (verb instanceof Verb.Move move) {
      request
          .texts("SourceURLs", Verbatim.texts(move.urls()))
          .text("DestURL", Verbatim.text(move.target()))
          .flag("IsDestAbsoluteURL", move.exactly());
    } else if (verb instanceof Verb.Call call) {
      String method = call.method() == null ? null : call.method().text().toUpperCase(Locale.ROOT);
      request.text("URL", call.url().value()).text("Method", method);
    } else if (verb instanceof Verb.Publish publish) {
      request.text("Topic", publish.topic().value());
    } else if (verb instanceof Verb.Notify notify) {
      request.texts("Channels", Verbatim.texts(notify.channels()));
    } else if (verb instanceof Verb.Named named) {
      if (named.request() != null) {
        request.all(Verbatim.map(named.request()));
      }
    } else {
      ofTables(verb, request);
    }
  }

  private static void ofTables(Verb verb, NodeBuilder request) {
    if (verb instanceof Verb.Copy copy) {
      request.text("Source", text(copy.source())).text("Dest", text(copy.target()));
    } else if (verb instanceof Verb.Query query) {
      request
          .text(query.sql().file() ? "SQLURL" : "SQL", query.sql().text().value())
          .text("Dest", text(query.target()));
    } else if (verb instanceof Verb.Insert insert) {
      request.text("Dest", text(insert.target())).text("SQL", Verbatim.text(insert.sql()));
      if (insert.rows() != null) {
        request.put("Data", Verbatim.value(insert.rows()));
      }
    } else if (verb instanceof Verb.Export export) {
      request.text("Source", text(export.source())).text("DestURL", export.target().value());
    } else if (verb instanceof Verb.Drop drop) {
      request.text("Table", text(drop.table()));
    } else {
      throw new AssertionError("No lowering for " + verb.getClass());
    }
  }

  private static String text(TableName table) {
    return table == null ? null : table.text();
  }
}
