package dev.bqt.runtime.localcloud.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Bodies of several parts (RFC 2046), as uploads and batches use them. */
public final class Multipart {
  private Multipart() {}

  /**
   * One part.
   *
   * @param headers by name in lower case
   */
  public record Part(Map<String, String> headers, byte[] body) {}

  /**
   * The parts of a request's body.
   *
   * @throws CloudError 400 when it has no boundary or is cut off
   */
  public static List<Part> parts(WireRequest request) {
    byte[] body = request.body();
    byte[] delimiter = ("--" + boundary(request)).getBytes(StandardCharsets.ISO_8859_1);
    List<Part> parts = new ArrayList<>();
    int start = indexOf(body, delimiter, 0);
    while (start >= 0) {
      int from = start + delimiter.length;
      int next = indexOf(body, delimiter, from);
      if (next < 0) {
        return parts;
      }
      int first = lineEnd(body, from);
      boolean bareLineFeeds = first < 2 || body[first - 2] != '\r';
      parts.add(part(Arrays.copyOfRange(body, first, beforeLineEnd(body, next, bareLineFeeds))));
      start = next;
    }
    throw CloudError.badRequest("badRequest", "The multipart body lacks its boundary.");
  }

  /**
   * Splits headers from what follows them. Lines end with CR LF, as RFC 2046 says, or with LF
   * alone, as some clients write them and Google's services take them.
   */
  public static Part part(byte[] bytes) {
    int start = 0;
    while (start < bytes.length) {
      int end = lineEnd(bytes, start);
      boolean blank = bytes[start] == '\n' || (bytes[start] == '\r' && end == start + 2);
      if (blank) {
        return new Part(headers(bytes, start), Arrays.copyOfRange(bytes, end, bytes.length));
      }
      start = end;
    }
    return new Part(headers(bytes, bytes.length), new byte[0]);
  }

  private static Map<String, String> headers(byte[] bytes, int length) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String line : new String(bytes, 0, length, StandardCharsets.UTF_8).split("\r?\n")) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        String name = line.substring(0, colon).trim().toLowerCase(Locale.ROOT);
        headers.put(name, line.substring(colon + 1).trim());
      }
    }
    return headers;
  }

  private static String boundary(WireRequest request) {
    String type = request.header("content-type").orElse("");
    int at = type.indexOf("boundary=");
    if (at < 0) {
      throw CloudError.badRequest("badRequest", "Content-Type has no boundary: '" + type + "'.");
    }
    String rest = type.substring(at + "boundary=".length()).trim();
    if (rest.startsWith("\"") || rest.startsWith("'")) {
      return rest.substring(1, rest.indexOf(rest.charAt(0), 1));
    }
    int end = rest.indexOf(';');
    return (end < 0 ? rest : rest.substring(0, end)).trim();
  }

  private static int lineEnd(byte[] body, int from) {
    int at = from;
    while (at < body.length && body[at] != '\n') {
      at++;
    }
    return Math.min(at + 1, body.length);
  }

  private static int beforeLineEnd(byte[] body, int delimiter, boolean bareLineFeeds) {
    int end = delimiter;
    if (end > 0 && body[end - 1] == '\n') {
      end--;
    }
    return !bareLineFeeds && end > 0 && body[end - 1] == '\r' ? end - 1 : end;
  }

  private static int indexOf(byte[] text, byte[] wanted, int from) {
    for (int i = from; i <= text.length - wanted.length; i++) {
      if (text[i] == wanted[0]
          && Arrays.equals(text, i, i + wanted.length, wanted, 0, wanted.length)) {
        return i;
      }
    }
    return -1;
  }
}
