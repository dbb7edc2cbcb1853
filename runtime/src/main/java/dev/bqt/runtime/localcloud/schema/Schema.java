package dev.bqt.runtime.localcloud.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bqt.runtime.localcloud.http.CloudError;
import dev.bqt.runtime.localcloud.http.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The columns of a table, in their order. */
public record Schema(List<Field> fields) {

  /**
   * A schema as the API is given it.
   *
   * @throws CloudError 400 when it is not one
   */
  public static Schema of(JsonNode json) {
    return new Schema(fields(json.path("fields")));
  }

  static List<Field> fields(JsonNode json) {
    List<Field> fields = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (JsonNode one : json) {
      Field field = Field.of(one);
      if (!names.add(field.name().toLowerCase(Locale.ROOT))) {
        throw CloudError.invalid("Duplicate(Case Insensitive) field names: " + field.name() + ".");
      }
      fields.add(field);
    }
    return List.copyOf(fields);
  }

  /** This schema as the API shows it. */
  public ObjectNode json() {
    ObjectNode json = Json.object();
    ArrayNode list = json.putArray("fields");
    fields.forEach(field -> list.add(field.json()));
    return json;
  }

  /** The column of that name, in any case. */
  public Optional<Field> find(String name) {
    return fields.stream().filter(field -> field.name().equalsIgnoreCase(name)).findFirst();
  }
}
