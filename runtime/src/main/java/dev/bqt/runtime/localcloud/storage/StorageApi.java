package dev.bqt.runtime.localcloud.storage;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bqt.runtime.localcloud.http.Batch;
import dev.bqt.runtime.localcloud.http.FieldMask;
import dev.bqt.runtime.localcloud.http.Json;
import dev.bqt.runtime.localcloud.http.Router;
import dev.bqt.runtime.localcloud.http.WireRequest;
import dev.bqt.runtime.localcloud.http.WireResponse;
import dev.bqt.runtime.localcloud.memory.ObjectHead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** The methods of Cloud Storage's JSON API that are built, by their paths. */
final class StorageApi {
  private static final String BUCKETS = "/storage/v1/b";
  private static final String BUCKET = BUCKETS + "/{bucket}";
  private static final String OBJECTS = BUCKET + "/o";
  private static final String OBJECT = OBJECTS + "/{object}";
  private static final String UPLOAD = "/upload" + OBJECTS;
  private static final String TARGET = "/b/{targetBucket}/o/{target}";

  private final Buckets buckets;
  private final ObjectFiles files;
  private final Listing listing;
  private final Downloads downloads;
  private final Uploads uploads;

  StorageApi(Buckets buckets, ObjectFiles files, Listing listing) {
    this.buckets = buckets;
    this.files = files;
    this.listing = listing;
    this.downloads = new Downloads(files);
    this.uploads = new Uploads(files);
  }

  void addTo(Router router) {
    Batch batch = new Batch(others(new Router().on("DELETE", OBJECT, this::delete)));
    others(router)
        .on("DELETE", OBJECT, request -> committed(this::delete, request))
        .on("POST", "/batch/storage/v1", request -> committed(batch::answer, request));
  }

  /** A hundred deletes of a batch wait for the disk once. */
  private WireResponse committed(Router.Answer answer, WireRequest request) throws IOException {
    try {
      return answer.to(request);
    } finally {
      files.commit();
    }
  }

  private Router others(Router router) {
    return router
        .on("GET", BUCKETS, this::listBuckets)
        .on("POST", BUCKETS, this::insertBucket)
        .on("GET", BUCKET, this::getBucket)
        .on("GET", BUCKET + "/storageLayout", this::layout)
        .on("GET", OBJECTS, this::listObjects)
        .on("GET", OBJECT, this::get)
        .on("GET", "/download" + OBJECT, downloads::media)
        .on("PATCH", OBJECT, request -> changeHead(request, true))
        .on("PUT", OBJECT, request -> changeHead(request, false))
        .on("POST", OBJECT + "/rewriteTo" + TARGET, this::rewrite)
        .on("POST", OBJECT + "/copyTo" + TARGET, request -> WireResponse.json(copy(request)))
        .on("POST", UPLOAD, uploads::insert)
        .on("PUT", UPLOAD, uploads::resume)
        .on("DELETE", UPLOAD, uploads::cancel);
  }

  /** The object that the path and {@code generation} name. */
  static LiveObject asked(ObjectFiles files, WireRequest request) throws IOException {
    return files.get(
        request.variable("bucket"), request.variable("object"), request.number("generation"));
  }

  private WireResponse listBuckets(WireRequest request) throws IOException {
    ObjectNode json = Json.object().put("kind", "storage#buckets");
    ArrayNode items = json.putArray("items");
    String prefix = request.parameter("prefix").orElse("");
    buckets.names().stream()
        .filter(name -> name.startsWith(prefix))
        .forEach(name -> items.add(Resources.bucket(name)));
    return WireResponse.json(json);
  }

  private WireResponse listObjects(WireRequest request) throws IOException {
    Listing.Page page = listing.page(ListQuery.of(request));
    return WireResponse.json(Resources.page(page, FieldMask.of(request, "items")));
  }

  private WireResponse insertBucket(WireRequest request) throws IOException {
    String name = request.json().path("name").asText();
    buckets.create(name);
    return WireResponse.json(Resources.bucket(name));
  }

  private WireResponse getBucket(WireRequest request) {
    buckets.folder(request.variable("bucket"));
    return WireResponse.json(Resources.bucket(request.variable("bucket")));
  }

  private WireResponse layout(WireRequest request) {
    String name = request.variable("bucket");
    buckets.folder(name);
    return WireResponse.json(
        Json.object()
            .put("kind", "storage#storageLayout")
            .put("bucket", name)
            .put("location", "US")
            .put("locationType", "multi-region"));
  }

  private WireResponse get(WireRequest request) throws IOException {
    if (request.parameter("alt").filter("media"::equals).isPresent()) {
      return downloads.media(request);
    }
    LiveObject object = asked(files, request);
    Preconditions demands = Preconditions.of(request);
    if (demands.isAlreadyHad(object)) {
      return WireResponse.notModified();
    }
    demands.check(Optional.of(object));
    return WireResponse.json(Resources.object(object));
  }

  private WireResponse changeHead(WireRequest request, boolean merge) throws IOException {
    LiveObject object = asked(files, request);
    ObjectNode head = object.sighting().head().fields();
    ObjectNode change = request.json();
    ObjectNode changed = merge ? head : change;
    if (merge) {
      Json.merge(head, change);
    }
    LiveObject after = files.rewriteHead(object, ObjectHead.of(changed), Preconditions.of(request));
    return WireResponse.json(Resources.object(after));
  }

  private WireResponse delete(WireRequest request) throws IOException {
    files.delete(
        request.variable("bucket"),
        request.variable("object"),
        request.number("generation"),
        Preconditions.of(request));
    return WireResponse.noContent();
  }

  private WireResponse rewrite(WireRequest request) throws IOException {
    ObjectNode made = copy(request);
    String size = made.get("size").asText();
    ObjectNode json =
        Json.object()
            .put("kind", "storage#rewriteResponse")
            .put("totalBytesRewritten", size)
            .put("objectSize", size)
            .put("done", true);
    json.set("resource", made);
    return WireResponse.json(json);
  }

  private ObjectNode copy(WireRequest request) throws IOException {
    Optional<Long> generation = request.number("sourceGeneration");
    LiveObject source =
        files.get(request.variable("bucket"), request.variable("object"), generation);
    Preconditions.ofSource(request).check(Optional.of(source));
    String bucket = request.variable("targetBucket");
    Path content = files.temporary(bucket);
    try {
      Files.copy(source.file(), content, StandardCopyOption.REPLACE_EXISTING);
      // What was replaced while it was read is neither the one nor the other.
      files.get(source.bucket(), source.name(), Optional.of(source.generation()));
      ObjectNode wanted = request.json();
      ObjectHead head = wanted.isEmpty() ? source.sighting().head() : ObjectHead.of(wanted);
      LiveObject made =
          files.create(
              bucket,
              request.variable("target"),
              content,
              Content.summed(head, content),
              Preconditions.of(request));
      return Resources.object(made);
    } finally {
      Files.deleteIfExists(content);
    }
  }
}
