package dev.bqt.runtime.localcloud.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Several calls in one request: multipart/mixed, each part a request of its own. */
public final class Batch {
  private static final String BOUNDARY = "batch_localcloud";

  private final Router router;

  /** A batch of calls that this router answers. */
  public Batch(Router router) {
    this.router = router;
  }

  /** Answers each part in turn; one that fails does not touch the others. */
  public WireResponse answer(WireRequest request) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<Multipart.Part> parts = Multipart.parts(request);
    for (Multipart.Part part : parts) {
      write(out, part.headers().get("content-id"), router.answer(call(part)));
    }
    text(out, "--" + BOUNDARY + "--\r\n");
    return WireResponse.bytes(
        200, Map.of("Content-Type", "multipart/mixed; boundary=" + BOUNDARY), out.toByteArray());
  }

  private static WireRequest call(Multipart.Part part) {
    byte[] bytes = part.body();
    int end = 0;
    while (end < bytes.length && bytes[end] != '\n') {
      end++;
    }
    String[] line = new String(bytes, 0, end, StandardCharsets.UTF_8).trim().split(" ");
    if (line.length < 2) {
      throw CloudError.badRequest("badRequest", "A part of the batch has no request line.");
    }
    byte[] rest =
        java.util.Arrays.copyOfRange(bytes, Math.min(end + 1, bytes.length), bytes.length);
    Multipart.Part inner = Multipart.part(rest);
    Map<String, String> headers = new HashMap<>(inner.headers());
    String method = headers.getOrDefault("x-http-method-override", line[0]);
    return WireRequest.of(method, pathOf(line[1]), headers, new ByteArrayInputStream(inner.body()));
  }

  private static String pathOf(String target) {
    int scheme = target.indexOf("://");
    return scheme < 0 ? target : target.substring(target.indexOf('/', scheme + 3));
  }

  private static void write(ByteArrayOutputStream out, String id, WireResponse answer)
      throws IOException {
    text(out, "--" + BOUNDARY + "\r\nContent-Type: application/http\r\n");
    if (id != null) {
      text(out, "Content-ID: " + responseId(id) + "\r\n");
    }
    text(out, "\r\nHTTP/1.1 " + answer.status() + " " + phrase(answer.status()) + "\r\n");
    for (Map.Entry<String, String> header : answer.headers().entrySet()) {
      text(out, header.getKey() + ": " + header.getValue() + "\r\n");
    }
    text(out, "Content-Length: " + answer.length() + "\r\n\r\n");
    try (var body = answer.body()) {
      body.transferTo(out);
    }
    text(out, "\r\n");
  }

  private static String responseId(String id) {
    return id.startsWith("<") ? "<response-" + id.substring(1) : "response-" + id;
  }

  private static String phrase(int status) {
    return status < 300 ? "OK" : "Error";
  }

  private static void text(ByteArrayOutputStream out, String text) {
    out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
