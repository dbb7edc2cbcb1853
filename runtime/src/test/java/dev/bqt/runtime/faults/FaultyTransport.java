package dev.bqt.runtime.faults;

import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.LowLevelHttpRequest;
import com.google.api.client.http.LowLevelHttpResponse;
import com.google.api.client.testing.http.MockLowLevelHttpResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.SocketException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** A bad line within this process. */
public final class FaultyTransport extends HttpTransport {
  private final FaultyLine line;

  /** Over this line. */
  public FaultyTransport(FaultyLine line) {
    this.line = line;
  }

  @Override
  public boolean supportsMethod(String method) {
    return true;
  }

  @Override
  protected LowLevelHttpRequest buildRequest(String method, String url) {
    Map<String, String> headers = new LinkedHashMap<>();
    return new LowLevelHttpRequest() {
      @Override
      public void addHeader(String name, String value) {
        headers.put(name, value);
      }

      @Override
      public LowLevelHttpResponse execute() throws IOException {
        return heard(
            line.call(new FaultyLine.Sent(method, url, headers, getContentType(), body(this))));
      }
    };
  }

  private static byte[] body(LowLevelHttpRequest request) throws IOException {
    if (request.getStreamingContent() == null) {
      return null;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    request.getStreamingContent().writeTo(bytes);
    return "gzip".equals(request.getContentEncoding())
        ? new GZIPInputStream(new ByteArrayInputStream(bytes.toByteArray())).readAllBytes()
        : bytes.toByteArray();
  }

  private static LowLevelHttpResponse heard(FaultyLine.Heard heard) {
    MockLowLevelHttpResponse response =
        new MockLowLevelHttpResponse().setStatusCode(heard.status());
    heard.headers().forEach(response::addHeader);
    heard.headers().entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase("content-type"))
        .forEach(header -> response.setContentType(header.getValue()));
    if (!heard.isCut()) {
      return response.setContent(heard.body()).setContentLength(heard.body().length);
    }
    byte[] half = Arrays.copyOf(heard.body(), heard.body().length / 2);
    return response.setContent(
        new SequenceInputStream(new ByteArrayInputStream(half), new Broken()));
  }

  /** Where the answer breaks off. */
  private static final class Broken extends InputStream {
    @Override
    public int read() throws IOException {
      throw new SocketException("Connection reset");
    }
  }
}
