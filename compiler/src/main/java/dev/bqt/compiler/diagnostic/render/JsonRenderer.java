package dev.bqt.compiler.diagnostic.render;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Label;
import dev.bqt.compiler.json.JsonLayout;
import dev.bqt.compiler.source.Position;
import dev.bqt.compiler.source.Span;
import java.io.IOException;
import java.util.List;

/**
 * Diagnostics for machines. The document is described by {@code docs/findings-1.schema.json}; its
 * {@code version} changes whenever a reader of the old one could be misled.
 */
public final class JsonRenderer {

  /** The version of the document. */
  public static final int VERSION = 1;

  private JsonRenderer() {}

  /** The document as UTF-8, with a final newline. */
  public static byte[] render(List<Diagnostic> diagnostics, Summary summary) {
    return JsonLayout.bytes(
        json -> {
          json.writeStartObject();
          json.writeNumberField("version", VERSION);
          json.writeArrayFieldStart("diagnostics");
          for (Diagnostic diagnostic : diagnostics) {
            write(json, diagnostic);
          }
          json.writeEndArray();
          write(json, summary);
          json.writeEndObject();
        });
  }

  private static void write(JsonGenerator json, Diagnostic diagnostic) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", diagnostic.id().id());
    json.writeStringField("severity", diagnostic.id().severity().word());
    json.writeStringField("title", diagnostic.id().title());
    json.writeStringField("message", diagnostic.message());
    if (!diagnostic.hint().isEmpty()) {
      json.writeStringField("hint", diagnostic.hint());
    }
    write(json, diagnostic.span());
    json.writeArrayFieldStart("related");
    for (Label other : diagnostic.others()) {
      json.writeStartObject();
      json.writeStringField("message", other.message());
      write(json, other.span());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Span span) throws IOException {
    json.writeStringField("file", span.source().name());
    write(json, "start", span.from());
    write(json, "end", span.until());
  }

  private static void write(JsonGenerator json, String key, Position position) throws IOException {
    json.writeObjectFieldStart(key);
    json.writeNumberField("line", position.line());
    json.writeNumberField("column", position.column());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Summary summary) throws IOException {
    json.writeObjectFieldStart("summary");
    json.writeNumberField("files", summary.files());
    json.writeNumberField("rules", summary.rules());
    json.writeNumberField("errors", summary.errors());
    json.writeNumberField("warnings", summary.warnings());
    json.writeEndObject();
  }
}
