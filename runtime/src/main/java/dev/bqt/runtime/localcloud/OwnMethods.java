package dev.bqt.runtime.localcloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bqt.runtime.localcloud.http.Json;
import dev.bqt.runtime.localcloud.http.Router;
import dev.bqt.runtime.localcloud.http.WireRequest;
import dev.bqt.runtime.localcloud.http.WireResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What processes of ours ask each other besides Google's methods. */
final class OwnMethods {
  /** Status of the answer that somebody is there. */
  static final int THERE = 204;

  private static final String PRESENCE = "/localcloud/v1/presence";
  private static final String SETTLING = "/localcloud/v1/settling";
  private static final String NEXT = "next";

  private OwnMethods() {}

  static void add(Router router, LocalCloud cloud) {
    router
        .on("GET", PRESENCE, request -> WireResponse.noContent())
        .on("GET", SETTLING, request -> WireResponse.json(settling(cloud)));
  }

  /** Asks whether anybody is there. */
  static WireRequest presence() {
    return get(PRESENCE);
  }

  /** Asks for {@link LocalCloud#nextSettling()}. */
  static WireRequest settling() {
    return get(SETTLING);
  }

  private static WireRequest get(String path) {
    return WireRequest.of("GET", path, Map.of(), InputStream.nullInputStream());
  }

  private static ObjectNode settling(LocalCloud cloud) {
    ObjectNode json = Json.object();
    cloud.nextSettling().ifPresent(next -> json.put(NEXT, next.toString()));
    return json;
  }

  /** Reads the answer to {@link #settling()}. */
  static Optional<Instant> nextSettling(WireResponse answer) throws IOException {
    try (InputStream body = answer.body()) {
      byte[] bytes = body.readAllBytes();
      if (answer.status() != 200) {
        throw new IOException("status " + answer.status() + " for " + SETTLING);
      }
      return Optional.ofNullable(Json.parse(bytes).get(NEXT))
          .map(JsonNode::asText)
          .map(Instant::parse);
    }
  }
}
