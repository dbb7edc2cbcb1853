package dev.bqt.runtime.localcloud.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Map;

/**
 * One answer.
 *
 * @param status HTTP status
 * @param headers all headers but Content-Length
 * @param length bytes of the body
 * @param body the body; whoever takes the answer closes it
 */
public record WireResponse(int status, Map<String, String> headers, long length, InputStream body) {

  /** A JSON document. */
  public static WireResponse json(int status, JsonNode tree) {
    return bytes(
        status, Map.of("Content-Type", "application/json; charset=UTF-8"), Json.bytes(tree));
  }

  /** A JSON document, 200. */
  public static WireResponse json(JsonNode tree) {
    return json(200, tree);
  }

  /** Bytes that are in memory. */
  public static WireResponse bytes(int status, Map<String, String> headers, byte[] body) {
    return new WireResponse(status, headers, body.length, new ByteArrayInputStream(body));
  }

  /** No body. */
  public static WireResponse empty(int status, Map<String, String> headers) {
    return bytes(status, headers, new byte[0]);
  }

  /** 304: the reader has it already. */
  public static WireResponse notModified() {
    return empty(304, Map.of());
  }

  /** 204. */
  public static WireResponse noContent() {
    return empty(204, Map.of());
  }
}
