package dev.bqt.runtime.localcloud.storage;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bqt.runtime.localcloud.http.FieldMask;
import dev.bqt.runtime.localcloud.http.Json;
import dev.bqt.runtime.localcloud.memory.Sighting;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/** Buckets, objects and pages in the words of the JSON API. */
final class Resources {
  private static final String ROOT = "https://www.googleapis.com/storage/v1/b/";
  private static final String DOWNLOAD = "https://storage.googleapis.com/download/storage/v1/b/";

  /** What a scan asks for. */
  private static final Set<String> BRIEF =
      Set.of("name", "bucket", "generation", "size", "timeCreated", "updated", "crc32c");

  private Resources() {}

  static ObjectNode bucket(String name) {
    return Json.object()
        .put("kind", "storage#bucket")
        .put("id", name)
        .put("name", name)
        .put("selfLink", ROOT + name)
        .put("location", "US")
        .put("locationType", "multi-region")
        .put("storageClass", "STANDARD")
        .put("metageneration", "1")
        .put("etag", "CAE=");
  }

  static ObjectNode object(LiveObject object) {
    Sighting sighting = object.sighting();
    String path = object.bucket() + "/o/" + encode(object.name());
    String generation = Long.toString(object.generation());
    ObjectNode json =
        Json.object()
            .put("kind", "storage#object")
            .put("id", object.bucket() + "/" + object.name() + "/" + generation)
            .put("selfLink", ROOT + path)
            .put("mediaLink", DOWNLOAD + path + "?generation=" + generation + "&alt=media")
            .put("name", object.name())
            .put("bucket", object.bucket())
            .put("generation", generation)
            .put("metageneration", Long.toString(sighting.metageneration()))
            .put("contentType", "application/octet-stream")
            .put("storageClass", "STANDARD")
            .put("size", Long.toString(sighting.stamp().size()))
            .put("etag", generation + "/" + sighting.metageneration())
            .put("timeCreated", time(sighting.created()))
            .put("updated", time(sighting.updated()))
            .put("timeStorageClassUpdated", time(sighting.created()));
    return json.setAll(sighting.head().fields());
  }

  private static ObjectNode brief(LiveObject object) {
    ObjectNode json =
        Json.object()
            .put("name", object.name())
            .put("bucket", object.bucket())
            .put("generation", Long.toString(object.generation()))
            .put("size", Long.toString(object.sighting().stamp().size()))
            .put("timeCreated", time(object.sighting().created()))
            .put("updated", time(object.sighting().updated()));
    String crc32c = object.sighting().head().crc32c();
    return crc32c.isEmpty() ? json : json.put("crc32c", crc32c);
  }

  static ObjectNode page(Listing.Page page, FieldMask mask) {
    ObjectNode json = Json.object().put("kind", "storage#objects");
    if (!page.nextToken().isEmpty()) {
      json.put("nextPageToken", page.nextToken());
    }
    if (!page.prefixes().isEmpty()) {
      ArrayNode prefixes = json.putArray("prefixes");
      page.prefixes().forEach(prefixes::add);
    }
    if (!page.objects().isEmpty()) {
      ArrayNode items = json.putArray("items");
      boolean brief = mask.isWithin(BRIEF);
      page.objects()
          .forEach(object -> items.add(mask.apply(brief ? brief(object) : object(object))));
    }
    return mask.applyAround(json);
  }

  /** In milliseconds, as the service shows it. */
  private static String time(long micros) {
    return Sighting.instant(micros).truncatedTo(ChronoUnit.MILLIS).toString();
  }

  private static String encode(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
