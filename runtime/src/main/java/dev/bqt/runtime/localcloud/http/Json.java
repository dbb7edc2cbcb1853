package dev.bqt.runtime.localcloud.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** JSON trees, read and written in one way everywhere. */
public final class Json {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private Json() {}

  /** An empty object to fill. */
  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** An empty array to fill. */
  public static ArrayNode array() {
    return MAPPER.createArrayNode();
  }

  /** The tree as compact text. */
  public static String text(JsonNode tree) {
    return tree.toString();
  }

  /** The tree as UTF-8. */
  public static byte[] bytes(JsonNode tree) {
    try {
      return MAPPER.writeValueAsBytes(tree);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a JSON tree cannot be written", e);
    }
  }

  /** Reads an object that we have written ourselves. */
  public static ObjectNode parse(String text) {
    try {
      return (ObjectNode) MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not the JSON that was written: " + text, e);
    }
  }

  /** Reads a value that is known to be JSON. */
  public static JsonNode tree(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not JSON: " + text, e);
    }
  }

  /**
   * Reads the object that a client sent; nothing counts as an empty object.
   *
   * @throws CloudError 400 when it is not a JSON object
   */
  public static ObjectNode parse(byte[] body) {
    try {
      JsonNode tree = body.length == 0 ? object() : MAPPER.readTree(body);
      if (tree.isMissingNode() || tree.isNull()) {
        return object();
      }
      if (tree instanceof ObjectNode) {
        return (ObjectNode) tree;
      }
      throw CloudError.badRequest("parseError", "The request body is not a JSON object.");
    } catch (IOException e) {
      String words = e instanceof JsonProcessingException bad ? told(bad) : e.getMessage();
      throw CloudError.badRequest("parseError", "The request body is not JSON: " + words);
    }
  }

  private static String told(JsonProcessingException e) {
    JsonLocation place = e.getLocation();
    return complaint(e)
        + (place == null
            ? ""
            : " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")");
  }

  /** What the parser complains of, without its names for its own parts and without a place. */
  public static String complaint(JsonProcessingException e) {
    String words = e.getOriginalMessage().lines().findFirst().orElse("");
    int aside = words.indexOf(" (start marker at");
    return (aside < 0 ? words : words.substring(0, aside))
        .replaceAll(", from `[^`]*`", "")
        .replaceAll("end-of-input in VALUE_STRING.*", "end-of-input in a string")
        .replaceAll("end-of-input in FIELD_NAME.*", "end-of-input in a field name")
        .replaceAll("end-of-input in VALUE_[A-Z_]+.*", "end-of-input in a value")
        .replaceAll(" \\(code \\d+(?: / 0x[0-9a-fA-F]+)?\\)", "");
  }

  /**
   * Changes the target as a PATCH does: what is null is removed, objects are merged, all else is
   * replaced.
   */
  public static void merge(ObjectNode target, JsonNode change) {
    change
        .properties()
        .forEach(
            entry -> {
              JsonNode value = entry.getValue();
              JsonNode old = target.get(entry.getKey());
              if (value.isNull()) {
                target.remove(entry.getKey());
              } else if (value.isObject()) {
                ObjectNode merged = old instanceof ObjectNode ? (ObjectNode) old : object();
                merge(merged, value);
                target.set(entry.getKey(), merged);
              } else {
                target.set(entry.getKey(), value);
              }
            });
  }
}
