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
    return JsonLayout.bytes(
        json -> {
          json.writeStartArray();
          for (Route route : routes) {
            route(json, route);
          }
          json.writeEndArray();
        });
  }

  private static void route(JsonGenerator json, Route route) throws IOException {
    json.writeStartObject();
    header(json, route.header());
    json.writeObjectFieldStart("When");
    match(json, route.when());
    json.writeEndObject();
    json.writeObjectFieldStart("Dest");
    destination(json, route.dest());
    json.writeEndObject();
    if (route.batch() != null) {
      batch(json, route.batch());
    }
    steps(json, "OnSuccess", route.reactions().onSuccess());
    steps(json, "OnFailure", route.reactions().onFailure());
    json.writeEndObject();
  }

  private static void header(JsonGenerator json, Route.Header header) throws IOException {
    if (header.workflow() != null) {
      json.writeObjectFieldStart("Info");
      json.writeStringField("Workflow", header.workflow());
      json.writeEndObject();
    }
    if (header.disabled()) {
      json.writeBooleanField("Disabled", true);
    }
    if (header.async()) {
      json.writeBooleanField("Async", true);
    }
  }

  private static void match(JsonGenerator json, Route.Match match) throws IOException {
    text(json, "Prefix", match.prefix());
    text(json, "Suffix", match.suffix());
    text(json, "Filter", match.filter());
    text(json, "Exclusion", match.exclusion());
  }

  private static void destination(JsonGenerator json, Route.Destination dest) throws IOException {
    text(json, "Table", dest.table());
    text(json, "SourceFormat", dest.sourceFormat());
    fields(json, dest.options());
  }

  private static void batch(JsonGenerator json, Route.Batch batch) throws IOException {
    json.writeObjectFieldStart("Batch");
    if (batch.windowSeconds() != null) {
      json.writeObjectFieldStart("Window");
      json.writeNumberField("DurationInSec", batch.windowSeconds());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void steps(JsonGenerator json, String key, List<Route.Step> steps)
      throws IOException {
    if (steps.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart(key);
    for (Route.Step step : steps) {
      json.writeStartObject();
      json.writeStringField("Action", step.action());
      if (!step.request().fields().isEmpty()) {
        json.writeObjectFieldStart("Request");
        fields(json, step.request());
        json.writeEndObject();
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void text(JsonGenerator json, String key, String value) throws IOException {
    if (value != null) {
      json.writeStringField(key, value);
    }
  }

  private static void fields(JsonGenerator json, JsonTree.Node node) throws IOException {
    for (Map.Entry<String, JsonTree> field : node.fields().entrySet()) {
      json.writeFieldName(field.getKey());
      value(json, field.getValue());
    }
  }

  private static void value(JsonGenerator json, JsonTree value) throws IOException {
    if (value instanceof JsonTree.Node node) {
      json.writeStartObject();
      fields(json, node);
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
