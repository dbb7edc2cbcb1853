package dev.bqt.runtime.localcloud.http;

import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.LowLevelHttpRequest;
import com.google.api.client.http.LowLevelHttpResponse;
import com.google.auth.http.HttpTransportFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;

/** Carries the requests of Google's clients to us without leaving the process. */
public final class LocalTransport extends HttpTransport implements HttpTransportFactory {
  private final Function<WireRequest, WireResponse> answers;

  /** A transport to whatever answers; it must be thread-safe. */
  public LocalTransport(Function<WireRequest, WireResponse> answers) {
    this.answers = answers;
  }

  @Override
  public HttpTransport create() {
    return this;
  }

  @Override
  public boolean supportsMethod(String method) {
    return true;
  }

  @Override
  protected LowLevelHttpRequest buildRequest(String method, String url) {
    return new Call(method, url);
  }

  private final class Call extends LowLevelHttpRequest {
    private final String method;
    private final String url;
    private final Map<String, String> headers = new HashMap<>();

    Call(String method, String url) {
      this.method = method;
      this.url = url;
    }

    @Override
    public void addHeader(String name, String value) {
      headers.put(name.toLowerCase(Locale.ROOT), value);
    }

    @Override
    public LowLevelHttpResponse execute() throws IOException {
      byte[] body = body();
      if (getContentType() != null) {
        headers.put("content-type", getContentType());
      }
      String verb = headers.getOrDefault("x-http-method-override", method);
      URI uri = URI.create(url);
      String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
      return new Reply(
          answers.apply(WireRequest.of(verb, uri.getRawPath() + query, headers, body)));
    }

    private byte[] body() throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      if (getStreamingContent() != null) {
        getStreamingContent().writeTo(bytes);
      }
      if (!"gzip".equals(getContentEncoding())) {
        return bytes.toByteArray();
      }
      try (var unzipped = new GZIPInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
        return unzipped.readAllBytes();
      }
    }
  }
}
