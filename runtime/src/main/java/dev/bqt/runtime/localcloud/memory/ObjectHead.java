package dev.bqt.runtime.localcloud.memory;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bqt.runtime.localcloud.http.Json;
import java.util.List;

/**
 * What a client says about an object besides its content.
 *
 * @param json the fields that were given, in the API's own words; "" when none
 */
public record ObjectHead(String json) {
  /** Nothing was said. */
  public static final ObjectHead NONE = new ObjectHead("");

  private static final String CRC32C = "\"crc32c\"";

  private static final List<String> KEPT =
      List.of(
          "contentType",
          "metadata",
          "cacheControl",
          "contentDisposition",
          "contentEncoding",
          "contentLanguage",
          "storageClass",
          "customTime",
          "md5Hash",
          "crc32c");

  /** Keeps of a resource what an object remembers. */
  public static ObjectHead of(ObjectNode resource) {
    ObjectNode kept = Json.object();
    KEPT.stream()
        .filter(field -> resource.hasNonNull(field))
        .forEach(field -> kept.set(field, resource.get(field)));
    return kept.isEmpty() ? NONE : new ObjectHead(Json.text(kept));
  }

  /** A copy of the fields. */
  public ObjectNode fields() {
    return json.isEmpty() ? Json.object() : Json.parse(json);
  }

  /** CRC32C of the content in base64; "" when it has not passed through us. */
  public String crc32c() {
    int at = json.indexOf(CRC32C);
    // Most files of a listing have no head at all: none of them is to cost a parse.
    return at < 0 ? "" : fields().path("crc32c").asText();
  }

  /** This head with another field. */
  public ObjectHead with(String field, String value) {
    return of(fields().put(field, value));
  }
}
