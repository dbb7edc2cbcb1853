package dev.bqt.runtime.localcloud.sql;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bqt.runtime.localcloud.http.Json;

/**
 * {@code OPTIONS(name = value, …)}: strings, numbers and truth values are kept, all else skipped.
 */
final class Options {
  private Options() {}

  static ObjectNode parse(Cursor cursor) {
    ObjectNode options = Json.object();
    cursor.expect('(');
    while (!cursor.take(')')) {
      String name = cursor.name("the name of an option").value();
      cursor.expect('=');
      Token value = cursor.peek();
      skipValue(cursor);
      if (value.kind() == Token.Kind.STRING || value.kind() == Token.Kind.NUMBER) {
        options.put(name, value.value());
      } else if (value.is("true") || value.is("false")) {
        options.put(name, value.is("true"));
      }
      if (!cursor.peek().is(')')) {
        cursor.expect(',');
      }
    }
    return options;
  }

  private static void skipValue(Cursor cursor) {
    int depth = 0;
    while (depth > 0 || !cursor.peek().is(',') && !cursor.peek().is(')')) {
      if (cursor.atEnd()) {
        throw cursor.expected("\")\"");
      }
      Token token = cursor.next();
      depth += token.is('(') || token.is('[') ? 1 : 0;
      depth -= token.is(')') || token.is(']') ? 1 : 0;
    }
  }
}
