package dev.bqt.compiler.emit;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.bqt.compiler.json.JsonLayout;
import dev.bqt.compiler.route.JsonTree;
import dev.bqt.compiler.route.Route;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Routes as the JSON array that the legacy functions read. The bytes are part of the contract: keys
 * in a fixed order, two spaces, LF, a final newline, UTF-8.
 */
public final class RouteJson {

  private RouteJson() {}

  /** All routes as one array, in their order. */
  public static byte[] write(List<Route> routes) {
    return write(new JsonTree.Items(routes.stream().<JsonTree>map(Route::json).toList()));
  }

  /** Any value as a document of its own. */
  public static byte[] write(JsonTree document) {
    return JsonLayout.bytes(json -> value(json, document));
  }

  private static void value(JsonGenerator json, JsonTree value) throws IOException {
    if (value instanceof JsonTree.Node node) {
      json.writeStartObject();
      for (Map.Entry<String, JsonTree> field : node.fields().entrySet()) {
        json.writeFieldName(field.getKey());
        value(json, field.getValue());
      }
      json.writeEndObject();
    } else if (value instanceof JsonTree.Items items) {
      json.writeStartArray();
      for (JsonTree item : items.values()) {
        value(json, item);
      }
      json.writeEndArray();
    } else if (value instanceof JsonTree.Chars chars) {
      json.writeString(chars.value());
    } else if (value instanceof JsonTree.Digits number) {
      json.writeNumber(number.digits());
    } else if (value instanceof JsonTree.Bool truth) {
      json.writeBoolean(truth.value());
    } else {
      json.writeNull();
    }
  }
}
