package dev.bqt.runtime.contract;

import static dev.bqt.runtime.contract.Page.UPLOAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.cloud.WriteChannel;
import com.google.cloud.storage.BlobInfo;
import com.google.cloud.storage.Storage.BlobWriteOption;
import com.google.cloud.storage.StorageException;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Resumable uploads: how large objects come. */
final class UploadClauses {
  /** Of which each chunk but the last is a multiple. */
  private static final int QUANTUM = 256 * 1024;

  private UploadClauses() {}

  static List<Clause> all() {
    return List.of(
        new Clause("large-object-in-chunks-is-whole", UPLOAD, UploadClauses::whole),
        new Clause("object-is-not-seen-before-its-end", UPLOAD, UploadClauses::unseen),
        new Clause("chunk-is-answered-with-308-and-range", UPLOAD, UploadClauses::chunk),
        new Clause("upload-tells-how-far-it-came", UPLOAD, UploadClauses::status),
        new Clause("upload-goes-on-where-it-stopped", UPLOAD, UploadClauses::goesOn),
        new Clause("upload-of-unknown-length-in-one-request", UPLOAD, UploadClauses::rest),
        new Clause("parts-may-end-their-lines-with-lf", UPLOAD, UploadClauses::lineFeeds),
        new Clause("resumable-empty-object", UPLOAD, UploadClauses::empty),
        new Clause("precondition-of-an-upload-holds-at-its-end", UPLOAD, UploadClauses::unmet),
        new Clause("cancelled-upload-makes-nothing", UPLOAD, UploadClauses::cancelled));
  }

  private static byte[] random(int size) {
    byte[] bytes = new byte[size];
    new Random(7).nextBytes(bytes);
    return bytes;
  }

  private static WriteChannel channel(Ground on, String name, BlobWriteOption... options) {
    WriteChannel channel =
        on.storage.writer(BlobInfo.newBuilder(on.bucket(), name).build(), options);
    channel.setChunkSize(QUANTUM);
    return channel;
  }

  private static void whole(Ground on) throws IOException {
    byte[] content = random(3 * QUANTUM + 17);
    try (WriteChannel out = channel(on, "big")) {
      out.write(ByteBuffer.wrap(content));
    }
    assertThat(on.live("big").sizeBytes()).isEqualTo(content.length);
    assertThat(on.objects.read(on.bucket(), "big")).hasValue(content);
  }

  private static void unseen(Ground on) throws IOException {
    try (WriteChannel out = channel(on, "big")) {
      out.write(ByteBuffer.wrap(random(2 * QUANTUM)));
      assertThat(on.objects.find(on.bucket(), "big")).isEmpty();
      assertThat(ListingClauses.names(on, "")).isEmpty();
    }
    assertThat(on.live("big").sizeBytes()).isEqualTo(2L * QUANTUM);
  }

  private static String begin(Ground on, String name, String condition) throws IOException {
    String path = "/upload" + on.path() + "?uploadType=resumable&name=" + name + condition;
    Wire.Reply begun = on.wire.send("POST", path, Map.of(), "{}");
    assertThat(begun.status()).isEqualTo(200);
    URI session = URI.create(begun.headers().get("location"));
    return session.getRawPath() + "?" + session.getRawQuery();
  }

  private static Wire.Reply put(Ground on, String session, String range, String body)
      throws IOException {
    return on.wire.send(
        "PUT",
        session,
        Map.of("content-range", "bytes " + range, "content-type", "text/plain"),
        body);
  }

  private static Wire.Reply firstChunk(Ground on, String session) throws IOException {
    String range = "0-" + (QUANTUM - 1) + "/*";
    return put(on, session, range, "x".repeat(QUANTUM));
  }

  private static void chunk(Ground on) throws IOException {
    Wire.Reply reply = firstChunk(on, begin(on, "r", ""));
    assertThat(reply.status()).isEqualTo(308);
    assertThat(reply.headers().get("range")).isEqualTo("bytes=0-" + (QUANTUM - 1));
  }

  private static void status(Ground on) throws IOException {
    String session = begin(on, "r", "");
    Wire.Reply nothing = put(on, session, "*/*", "");
    assertThat(nothing.status()).isEqualTo(308);
    assertThat(nothing.headers()).doesNotContainKey("range");
    firstChunk(on, session);
    Wire.Reply some = put(on, session, "*/*", "");
    assertThat(some.status()).isEqualTo(308);
    assertThat(some.headers().get("range")).isEqualTo("bytes=0-" + (QUANTUM - 1));
  }

  private static void goesOn(Ground on) throws IOException {
    String session = begin(on, "r", "");
    firstChunk(on, session);
    String rest = QUANTUM + "-" + (QUANTUM + 2) + "/" + (QUANTUM + 3);
    Wire.Reply last = put(on, session, rest, "end");
    assertThat(last.status()).isIn(200, 201);
    assertThat(last.json().path("size").asText()).isEqualTo(Integer.toString(QUANTUM + 3));
    assertThat(on.content("r")).endsWith("xend").hasSize(QUANTUM + 3);
  }

  private static void rest(Ground on) throws IOException {
    Wire.Reply reply = put(on, begin(on, "r", ""), "0-*/*", "all of it");
    assertThat(reply.status()).isIn(200, 201);
    assertThat(on.content("r")).isEqualTo("all of it");
  }

  /** As Google's Python clients, gcloud and bq among them, write multipart uploads. */
  private static void lineFeeds(Ground on) throws IOException {
    String body =
        "--=x=\nContent-Type: application/json\n\n{\"name\":\"lf\"}\n"
            + "--=x=\nContent-Type: text/plain\n\na\r\n\nb\r\n--=x=--";
    Wire.Reply reply =
        on.wire.send(
            "POST",
            "/upload" + on.path() + "?uploadType=multipart",
            Map.of("content-type", "multipart/related; boundary='=x='"),
            body);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(on.content("lf")).isEqualTo("a\r\n\nb\r");
  }

  private static void empty(Ground on) throws IOException {
    try (WriteChannel out = channel(on, "empty")) {
      assertThat(out.isOpen()).isTrue();
    }
    assertThat(on.live("empty").sizeBytes()).isZero();
  }

  private static void unmet(Ground on) throws IOException {
    WriteChannel out = channel(on, "late", BlobWriteOption.doesNotExist());
    out.write(ByteBuffer.wrap(random(10)));
    on.put("late", "sooner");
    StorageException refused = catchThrowableOfType(StorageException.class, out::close);
    assertThat(refused.getCode()).isEqualTo(412);
    assertThat(on.content("late")).isEqualTo("sooner");
  }

  private static void cancelled(Ground on) throws IOException {
    String session = begin(on, "c", "");
    firstChunk(on, session);
    assertThat(on.wire.send("DELETE", session, Map.of(), null).status()).isEqualTo(499);
    assertThat(put(on, session, "*/*", "").status()).isIn(404, 410, 499);
    assertThat(on.objects.find(on.bucket(), "c")).isEmpty();
  }
}
