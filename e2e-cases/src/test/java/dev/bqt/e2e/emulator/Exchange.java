package dev.bqt.e2e.emulator;

import com.google.api.client.http.ByteArrayContent;
import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpResponse;
import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.LowLevelHttpRequest;
import com.google.api.client.testing.http.MockLowLevelHttpResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * A request, whole.
 *
 * @param type of the body; null without one
 * @param body not compressed; null for none
 */
record Exchange(String method, String url, Map<String, String> headers, String type, byte[] body) {

  static Exchange of(
      String method, String url, Map<String, String> headers, LowLevelHttpRequest request)
      throws IOException {
    return new Exchange(method, url, headers, request.getContentType(), body(request));
  }

  private static byte[] body(LowLevelHttpRequest request) throws IOException {
    if (request.getStreamingContent() == null) {
      return null;
    }
    ByteArrayOutputStream sent = new ByteArrayOutputStream();
    request.getStreamingContent().writeTo(sent);
    if (!"gzip".equals(request.getContentEncoding())) {
      return sent.toByteArray();
    }
    try (InputStream plain = new GZIPInputStream(new ByteArrayInputStream(sent.toByteArray()))) {
      return plain.readAllBytes();
    }
  }

  Exchange with(String otherUrl, byte[] otherBody) {
    return new Exchange(method, otherUrl, headers, type, otherBody);
  }

  /** The answer, whole and not compressed. */
  MockLowLevelHttpResponse over(HttpTransport network) throws IOException {
    ByteArrayContent content = body == null ? null : new ByteArrayContent(type, body);
    HttpRequest request =
        network
            .createRequestFactory()
            .buildRequest(method, new GenericUrl(url, true), content)
            .setThrowExceptionOnExecuteError(false)
            .setFollowRedirects(false)
            .setNumberOfRetries(0);
    headers.forEach((name, value) -> request.getHeaders().set(name, List.of(value)));
    request.getHeaders().setAcceptEncoding(null);
    return copy(request.execute());
  }

  private static MockLowLevelHttpResponse copy(HttpResponse response) throws IOException {
    MockLowLevelHttpResponse copy =
        new MockLowLevelHttpResponse()
            .setStatusCode(response.getStatusCode())
            .setContentType(response.getContentType());
    response.getHeaders().forEach((name, value) -> copy.addHeader(name, text(value)));
    InputStream content = response.getContent();
    byte[] all = content == null ? new byte[0] : content.readAllBytes();
    return copy.setContent(all).setContentLength(all.length);
  }

  private static String text(Object value) {
    return value instanceof List<?> list && !list.isEmpty()
        ? list.get(0).toString()
        : value.toString();
  }
}
