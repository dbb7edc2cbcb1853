package dev.bqt.runtime.localcloud.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bqt.runtime.localcloud.http.CloudError;
import dev.bqt.runtime.localcloud.http.Json;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A column, or a field of one.
 *
 * @param description "" when there is none
 * @param fields those of a STRUCT, else none
 */
public record Field(
    String name, FieldType type, Mode mode, String description, List<Field> fields) {

  /** Whether a field may be absent, and whether it is many. */
  public enum Mode {
    /** May be NULL. */
    NULLABLE,
    /** Never NULL. */
    REQUIRED,
    /** An array, never of NULLs. */
    REPEATED
  }

  /** A scalar that may be NULL. */
  public static Field of(String name, FieldType type) {
    return new Field(name, type, Mode.NULLABLE, "", List.of());
  }

  /** This field with another mode. */
  public Field with(Mode other) {
    return new Field(name, type, other, description, fields);
  }

  /** This field with another name. */
  public Field named(String other) {
    return new Field(other, type, mode, description, fields);
  }

  /** This field with another type. */
  public Field typed(FieldType other) {
    return new Field(name, other, mode, description, fields);
  }

  /** This field with a description, "" for none. */
  public Field described(String text) {
    return new Field(name, type, mode, text, fields);
  }

  /** Whether it is an array. */
  public boolean isRepeated() {
    return mode == Mode.REPEATED;
  }

  /** The type in DuckDB, arrays included. */
  public String duckType() {
    String one =
        type == FieldType.STRUCT
            ? fields.stream()
                .map(field -> Names.quote(field.name) + " " + field.duckType())
                .collect(Collectors.joining(", ", "STRUCT(", ")"))
            : type.duck();
    return isRepeated() ? one + "[]" : one;
  }

  /** This field as the API shows it. */
  public ObjectNode json() {
    ObjectNode json = Json.object().put("name", name).put("type", type.api());
    json.put("mode", mode.name());
    if (!description.isEmpty()) {
      json.put("description", description);
    }
    if (type == FieldType.STRUCT) {
      json.set("fields", new Schema(fields).json().get("fields"));
    }
    return json;
  }

  /**
   * A field as the API is given it.
   *
   * @throws CloudError 400 when type or mode is none, or the name is missing
   */
  public static Field of(JsonNode json) {
    String name = json.path("name").asText();
    if (name.isEmpty()) {
      throw CloudError.invalid("Field without a name in the schema.");
    }
    FieldType type =
        FieldType.named(json.path("type").asText())
            .filter(known -> known != FieldType.INTERVAL)
            .orElseThrow(
                () ->
                    CloudError.invalid(
                        "Invalid value for type: "
                            + json.path("type")
                            + " is not a valid value"
                            + " (field "
                            + name
                            + ")."));
    List<Field> fields = Schema.fields(json.path("fields"));
    if (type == FieldType.STRUCT && fields.isEmpty()) {
      throw CloudError.invalid("Field " + name + " is type RECORD but has no schema");
    }
    return new Field(name, type, mode(json), json.path("description").asText(""), fields);
  }

  private static Mode mode(JsonNode json) {
    String mode = json.path("mode").asText("NULLABLE").toUpperCase(Locale.ROOT);
    try {
      return mode.isEmpty() ? Mode.NULLABLE : Mode.valueOf(mode);
    } catch (IllegalArgumentException e) {
      throw CloudError.invalid("Invalid value for mode: " + mode + " is not a valid value.");
    }
  }
}
