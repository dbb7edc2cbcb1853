package dev.bqt.runtime.localcloud.storage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bqt.runtime.localcloud.http.CloudError;
import dev.bqt.runtime.localcloud.http.Json;
import dev.bqt.runtime.localcloud.http.Multipart;
import dev.bqt.runtime.localcloud.http.WireRequest;
import dev.bqt.runtime.localcloud.http.WireResponse;
import dev.bqt.runtime.localcloud.memory.ObjectHead;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** New objects: in one request (media, multipart) or in several (resumable). */
final class Uploads {
  private static final int RESUME = 308;

  private final ObjectFiles files;
  private final Map<String, Session> sessions = new ConcurrentHashMap<>();

  private record Session(
      String bucket, String name, ObjectHead head, Preconditions demands, Path content) {}

  /**
   * {@code bytes first-last/total}.
   *
   * @param first -1 when no bytes come
   * @param total -1 when it is not known
   * @param isRest whether the last byte is {@code *}: all that is left comes in this request, as
   *     clients send content whose length they do not know
   */
  private record Range(long first, long total, boolean isRest) {
    static Range of(WireRequest request) {
      String text = request.header("content-range").orElse("bytes 0-/0");
      String[] parts = text.replace("bytes", "").trim().split("/");
      try {
        String first = parts[0].split("-")[0];
        return new Range(
            first.equals("*") ? -1 : Long.parseLong(first),
            parts[1].equals("*") ? -1 : Long.parseLong(parts[1]),
            parts[0].endsWith("-*"));
      } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
        throw CloudError.invalid("Invalid Content-Range: '" + text + "'.");
      }
    }
  }

  Uploads(ObjectFiles files) {
    this.files = files;
  }

  /** {@code storage.objects.insert} on the upload path. */
  WireResponse insert(WireRequest request) throws IOException {
    String type = request.parameter("uploadType").orElse("media");
    return switch (type) {
      case "multipart" -> multipart(request);
      case "resumable" -> begin(request);
      case "media" -> media(request);
      default -> throw CloudError.invalid("Invalid value for uploadType: '" + type + "'.");
    };
  }

  private WireResponse media(WireRequest request) throws IOException {
    ObjectNode resource = Json.object();
    request.header("content-type").ifPresent(type -> resource.put("contentType", type));
    return whole(request, resource, request.content());
  }

  private WireResponse multipart(WireRequest request) throws IOException {
    List<Multipart.Part> parts = Multipart.parts(request);
    if (parts.size() != 2) {
      throw CloudError.badRequest(
          "badRequest", "A multipart upload has two parts, not " + parts.size() + ".");
    }
    ObjectNode resource = Json.parse(parts.get(0).body());
    String type = parts.get(1).headers().get("content-type");
    if (type != null && !resource.hasNonNull("contentType")) {
      resource.put("contentType", type);
    }
    return whole(request, resource, new ByteArrayInputStream(parts.get(1).body()));
  }

  private WireResponse whole(WireRequest request, ObjectNode resource, InputStream body)
      throws IOException {
    Session session = session(request, resource);
    try {
      write(session.content, 0, body);
    } catch (IOException cutOff) {
      Files.delete(session.content);
      throw cutOff;
    }
    return finish(session);
  }

  private Session session(WireRequest request, ObjectNode resource) throws IOException {
    String bucket = request.variable("bucket");
    String name =
        request
            .parameter("name")
            .or(() -> Optional.ofNullable(resource.path("name").textValue()))
            .orElseThrow(() -> CloudError.badRequest("required", "Required parameter: name"));
    return new Session(
        bucket, name, ObjectHead.of(resource), Preconditions.of(request), files.temporary(bucket));
  }

  private WireResponse finish(Session session) throws IOException {
    ObjectHead head = Content.summed(session.head, session.content);
    LiveObject made =
        files.create(session.bucket, session.name, session.content, head, session.demands);
    return WireResponse.json(Resources.object(made));
  }

  private WireResponse begin(WireRequest request) throws IOException {
    ObjectNode resource = request.json();
    request
        .header("x-upload-content-type")
        .filter(type -> !resource.hasNonNull("contentType"))
        .ifPresent(type -> resource.put("contentType", type));
    String id = UUID.randomUUID().toString();
    Session session = session(request, resource);
    sessions.put(id, session);
    String host = request.header("host").map(h -> "http://" + h).orElse("https://localcloud");
    return WireResponse.empty(
        200,
        Map.of(
            "Location",
            host + request.path() + "?uploadType=resumable&upload_id=" + id,
            "X-GUploader-UploadID",
            id));
  }

  /** The next bytes of a resumable upload; the last ones make the object. */
  WireResponse resume(WireRequest request) throws IOException {
    String id = request.parameter("upload_id").orElse("");
    Session session = sessions.get(id);
    if (session == null) {
      throw CloudError.notFound("No such upload: '" + id + "'.");
    }
    Range range = Range.of(request);
    if (range.first >= 0) {
      write(session.content, range.first, request.content());
    }
    long size = Files.size(session.content);
    boolean isWhole = range.total < 0 ? range.isRest : size >= range.total;
    if (!isWhole) {
      return WireResponse.empty(
          RESUME, size == 0 ? Map.of() : Map.of("Range", "bytes=0-" + (size - 1)));
    }
    sessions.remove(id);
    return finish(session);
  }

  private static void write(Path file, long first, InputStream bytes) throws IOException {
    if (first > Files.size(file)) {
      throw CloudError.invalid("The upload has a gap before byte " + first + ".");
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      bytes.transferTo(Channels.newOutputStream(channel.position(first)));
    }
  }

  /** Gives a resumable upload up. */
  WireResponse cancel(WireRequest request) throws IOException {
    Session session = sessions.remove(request.parameter("upload_id").orElse(""));
    if (session != null) {
      Files.deleteIfExists(session.content);
    }
    return WireResponse.empty(499, Map.of());
  }
}
