package dev.bqt.compiler.diagnostic.render;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.DiagnosticId;
import dev.bqt.compiler.diagnostic.DiagnosticPage;
import dev.bqt.compiler.diagnostic.Label;
import dev.bqt.compiler.json.JsonLayout;
import dev.bqt.compiler.source.Position;
import dev.bqt.compiler.source.Span;
import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Diagnostics as SARIF 2.1.0 (Static Analysis Results Interchange Format, an OASIS Standard): one
 * run, with the ids of what was found as its rules.
 */
public final class SarifRenderer {

  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
  private static final String BASE = "%SRCROOT%";

  private final String version;
  private final UnaryOperator<String> paths;

  /**
   * A renderer.
   *
   * @param version of bqt: major, minor, patch
   * @param paths from the name of a source to its path with forward slashes: relative to the folder
   *     that the log is read from, or absolute
   */
  public SarifRenderer(String version, UnaryOperator<String> paths) {
    this.version = version;
    this.paths = paths;
  }

  /** The log as UTF-8, with a final newline. */
  public byte[] render(List<Diagnostic> diagnostics) {
    return JsonLayout.bytes(
        json -> {
          json.writeStartObject();
          json.writeStringField("$schema", SCHEMA);
          json.writeStringField("version", "2.1.0");
          json.writeArrayFieldStart("runs");
          run(json, diagnostics);
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  private void run(JsonGenerator json, List<Diagnostic> diagnostics) throws IOException {
    List<DiagnosticId> ids = diagnostics.stream().map(Diagnostic::id).distinct().sorted().toList();
    json.writeStartObject();
    tool(json, ids);
    json.writeArrayFieldStart("invocations");
    json.writeStartObject();
    json.writeBooleanField("executionSuccessful", true);
    json.writeEndObject();
    json.writeEndArray();
    json.writeObjectFieldStart("originalUriBaseIds");
    json.writeObjectFieldStart(BASE);
    message(json, "description", "The folder in which bqt was started.");
    json.writeEndObject();
    json.writeEndObject();
    json.writeStringField("columnKind", "unicodeCodePoints");
    strings(json, "newlineSequences", List.of("\r\n", "\n", "\r"));
    json.writeArrayFieldStart("results");
    for (Diagnostic diagnostic : diagnostics) {
      result(json, diagnostic, ids.indexOf(diagnostic.id()));
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void tool(JsonGenerator json, List<DiagnosticId> ids) throws IOException {
    json.writeObjectFieldStart("tool");
    json.writeObjectFieldStart("driver");
    json.writeStringField("name", "bqt");
    json.writeStringField("version", version);
    json.writeStringField("semanticVersion", version);
    json.writeArrayFieldStart("rules");
    for (DiagnosticId id : ids) {
      rule(json, id);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void rule(JsonGenerator json, DiagnosticId id) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", id.id());
    message(json, "shortDescription", id.title());
    json.writeObjectFieldStart("help");
    json.writeStringField("text", escape(id.title() + ". More: bqt explain " + id.id()));
    json.writeStringField("markdown", escape(DiagnosticPage.of(id).text()));
    json.writeEndObject();
    json.writeObjectFieldStart("defaultConfiguration");
    json.writeStringField("level", id.severity().word());
    json.writeEndObject();
    json.writeEndObject();
  }

  private void result(JsonGenerator json, Diagnostic diagnostic, int rule) throws IOException {
    DiagnosticId id = diagnostic.id();
    String hint = diagnostic.hint().isEmpty() ? "" : "\n" + diagnostic.hint();
    json.writeStartObject();
    json.writeStringField("ruleId", id.id());
    json.writeNumberField("ruleIndex", rule);
    json.writeStringField("level", id.severity().word());
    message(json, "message", diagnostic.message() + hint);
    json.writeArrayFieldStart("locations");
    json.writeStartObject();
    place(json, diagnostic.span());
    json.writeEndObject();
    json.writeEndArray();
    if (!diagnostic.others().isEmpty()) {
      related(json, diagnostic.others());
    }
    json.writeEndObject();
  }

  private void related(JsonGenerator json, List<Label> labels) throws IOException {
    json.writeArrayFieldStart("relatedLocations");
    for (Label label : labels) {
      json.writeStartObject();
      place(json, label.span());
      message(json, "message", label.message());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void place(JsonGenerator json, Span span) throws IOException {
    String uri = ArtifactUri.of(paths.apply(span.source().name()));
    Position from = span.from();
    Position until = span.until();
    json.writeObjectFieldStart("physicalLocation");
    json.writeObjectFieldStart("artifactLocation");
    json.writeStringField("uri", uri);
    if (!ArtifactUri.isAbsolute(uri)) {
      json.writeStringField("uriBaseId", BASE);
    }
    json.writeEndObject();
    json.writeObjectFieldStart("region");
    json.writeNumberField("startLine", from.line());
    json.writeNumberField("startColumn", from.column());
    json.writeNumberField("endLine", until.line());
    json.writeNumberField("endColumn", until.column());
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void message(JsonGenerator json, String key, String text) throws IOException {
    json.writeObjectFieldStart(key);
    json.writeStringField("text", escape(text));
    json.writeEndObject();
  }

  /** SARIF, 3.11.5: braces stand for placeholders, and are doubled where they are meant. */
  private static String escape(String text) {
    return text.replace("{", "{{").replace("}", "}}");
  }

  private static void strings(JsonGenerator json, String key, List<String> values)
      throws IOException {
    json.writeArrayFieldStart(key);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }
}
