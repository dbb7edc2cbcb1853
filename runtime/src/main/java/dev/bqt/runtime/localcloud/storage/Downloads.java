package dev.bqt.runtime.localcloud.storage;

import dev.bqt.runtime.localcloud.http.CloudError;
import dev.bqt.runtime.localcloud.http.WireRequest;
import dev.bqt.runtime.localcloud.http.WireResponse;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Content of objects, whole or a range of it. */
final class Downloads {
  private static final int PARTIAL = 206;

  private final ObjectFiles files;

  Downloads(ObjectFiles files) {
    this.files = files;
  }

  WireResponse media(WireRequest request) throws IOException {
    LiveObject object = StorageApi.asked(files, request);
    try {
      return media(request, object);
    } catch (NoSuchFileException deletedMeanwhile) {
      throw ObjectFiles.noSuch(object.bucket(), object.name());
    }
  }

  private static WireResponse media(WireRequest request, LiveObject object) throws IOException {
    Preconditions demands = Preconditions.of(request);
    if (demands.isAlreadyHad(object)) {
      return WireResponse.notModified();
    }
    demands.check(java.util.Optional.of(object));
    long size = object.sighting().stamp().size();
    Map<String, String> headers = headers(object);
    String range = request.header("range").orElse("");
    if (!range.startsWith("bytes=")) {
      return new WireResponse(200, headers, size, Files.newInputStream(object.file()));
    }
    String[] bounds = range.substring("bytes=".length()).split("-", -1);
    long first = first(bounds, size);
    long last = bounds[0].isEmpty() || bounds[1].isEmpty() ? size - 1 : number(bounds[1]);
    last = Math.min(last, size - 1);
    if (first >= size || first > last) {
      throw new CloudError(
          416, "requestedRangeNotSatisfiable", "Request range not satisfiable: " + range);
    }
    headers.put("Content-Range", "bytes " + first + "-" + last + "/" + size);
    return new WireResponse(PARTIAL, headers, last - first + 1, part(object, first, last));
  }

  private static long first(String[] bounds, long size) {
    return bounds[0].isEmpty() ? Math.max(0, size - number(bounds[1])) : number(bounds[0]);
  }

  private static long number(String digits) {
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException e) {
      throw CloudError.invalid("Invalid Range header: '" + digits + "' is not a number.");
    }
  }

  private static Map<String, String> headers(LiveObject object) {
    Map<String, String> headers = new LinkedHashMap<>();
    var fields = object.sighting().head().fields();
    headers.put("Content-Type", fields.path("contentType").asText("application/octet-stream"));
    headers.put("x-goog-generation", Long.toString(object.generation()));
    headers.put("x-goog-metageneration", Long.toString(object.sighting().metageneration()));
    headers.put("x-goog-stored-content-length", Long.toString(object.sighting().stamp().size()));
    headers.put("ETag", object.generation() + "/" + object.sighting().metageneration());
    if (fields.hasNonNull("crc32c")) {
      headers.put(
          "x-goog-hash",
          "crc32c=" + fields.get("crc32c").asText() + ",md5=" + fields.path("md5Hash").asText());
    }
    return headers;
  }

  private static InputStream part(LiveObject object, long first, long last) throws IOException {
    FileChannel channel = FileChannel.open(object.file());
    return new Limited(Channels.newInputStream(channel.position(first)), last - first + 1);
  }

  /** The first bytes of a stream. */
  private static final class Limited extends FilterInputStream {
    private long left;

    Limited(InputStream in, long limit) {
      super(in);
      this.left = limit;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (left <= 0) {
        return -1;
      }
      int count = in.read(bytes, offset, (int) Math.min(length, left));
      left -= Math.max(count, 0);
      return count;
    }
  }
}
