package dev.bqt.runtime.localcloud.http;

import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.LowLevelHttpRequest;
import com.google.api.client.http.LowLevelHttpResponse;
import com.google.auth.http.HttpTransportFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Carries the requests of Google's clients to us without leaving the process. */
public final class LocalTransport extends HttpTransport implements HttpTransportFactory {
  private final Router.Answer answers;

  /** A transport to whatever answers; it must be thread-safe. */
  public LocalTransport(Router.Answer answers) {
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
      if (getContentType() != null) {
        headers.put("content-type", getContentType());
      }
      if (getContentEncoding() != null) {
        headers.put("content-encoding", getContentEncoding());
      }
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      if (getStreamingContent() != null) {
        getStreamingContent().writeTo(body);
      }
      InputStream content = new ByteArrayInputStream(body.toByteArray());
      return new Reply(answers.to(WireRequest.received(method, URI.create(url), headers, content)));
    }
  }
}
