package dev.bqt.runtime.faults;

import com.google.api.client.http.ByteArrayContent;
import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpResponse;
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
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;

/**
 * A bad line: of the calls over it that many go wrong, in every way there is. The same seed and the
 * same calls give the same faults. Not thread-safe, so that it is repeatable.
 */
final class FaultyTransport extends HttpTransport {
  private static final int LONGEST_DELAY = 8;

  private final Supplier<HttpTransport> good;
  private final Random dice;
  private double share;
  private final Map<Fault, Integer> happened = new EnumMap<>(Fault.class);
  private final List<Late> underWay = new ArrayList<>();
  private int calls;

  /** A request that arrives before the call of that number. */
  private record Late(int arrives, Sent request) {}

  /** A request, whole, so that it can be sent more than once. */
  private record Sent(
      String method, String url, Map<String, String> headers, String type, byte[] body) {}

  /**
   * @param good the line as it should be; asked for each request, for the far end may restart
   * @param share of the calls that go wrong, between 0 and 1
   */
  FaultyTransport(Supplier<HttpTransport> good, Random dice, double share) {
    this.good = good;
    this.dice = dice;
    this.share = share;
  }

  /** How often each fault has happened. */
  Map<Fault, Integer> happened() {
    return happened;
  }

  /** All calls, good and bad. */
  int calls() {
    return calls;
  }

  /** What is under way arrives now; from now on the line is good. */
  void mend() throws IOException {
    share = 0;
    calls += LONGEST_DELAY + 1;
    arriveLate();
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
        return answer(new Sent(method, url, headers, getContentType(), body(this)));
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

  private LowLevelHttpResponse answer(Sent request) throws IOException {
    calls++;
    arriveLate();
    if (dice.nextDouble() >= share) {
      return send(request);
    }
    Fault fault = Fault.values()[dice.nextInt(Fault.values().length)];
    happened.merge(fault, 1, Integer::sum);
    if (!fault.isAnswer()) {
      return goWrong(fault, request);
    }
    // A condition stands in a part of a batch, never on the whole of it.
    boolean parts = fault == Fault.CONDITION && request.url().contains("/batch/");
    return parts ? untrueParts(fault, request) : untrue(fault);
  }

  private static LowLevelHttpResponse untrue(Fault fault) {
    return new MockLowLevelHttpResponse()
        .setStatusCode(fault.status())
        .setContentType("application/json; charset=UTF-8")
        .setContent(fault.body());
  }

  private static LowLevelHttpResponse untrueParts(Fault fault, Sent request) {
    String asked = new String(request.body(), StandardCharsets.UTF_8);
    int parts = asked.split("(?i)content-type: application/http", -1).length - 1;
    String part =
        "--parts\r\nContent-Type: application/http\r\n\r\nHTTP/1.1 412 Precondition Failed\r\n"
            + "Content-Type: application/json; charset=UTF-8\r\nContent-Length: "
            + fault.body().length()
            + "\r\n\r\n"
            + fault.body()
            + "\r\n";
    return new MockLowLevelHttpResponse()
        .setStatusCode(200)
        .setContentType("multipart/mixed; boundary=parts")
        .setContent(part.repeat(parts) + "--parts--\r\n");
  }

  private void arriveLate() throws IOException {
    for (Iterator<Late> all = underWay.iterator(); all.hasNext(); ) {
      Late late = all.next();
      if (late.arrives() <= calls) {
        all.remove();
        send(late.request());
      }
    }
  }

  private LowLevelHttpResponse goWrong(Fault fault, Sent request) throws IOException {
    switch (fault) {
      case CUT:
        return cut(send(request));
      case REPEAT:
        send(request);
        return send(request);
      case LOSE_REPLY:
        send(request);
        throw new SocketException("Connection reset");
      case DELAY:
        underWay.add(new Late(calls + 1 + dice.nextInt(LONGEST_DELAY), request));
        throw new SocketTimeoutException("Read timed out");
      case DROP:
        throw new SocketException("Connection reset");
      default:
        throw new AssertionError(fault);
    }
  }

  private static MockLowLevelHttpResponse cut(MockLowLevelHttpResponse whole) throws IOException {
    if (whole.getStatusCode() >= 300) {
      // Google's client prints a stack trace for each error whose text it cannot read.
      return whole;
    }
    byte[] all = whole.getContent() == null ? new byte[0] : whole.getContent().readAllBytes();
    InputStream half = new ByteArrayInputStream(Arrays.copyOf(all, all.length / 2));
    return whole.setContent(new SequenceInputStream(half, new Broken()));
  }

  /** Where the answer breaks off. */
  private static final class Broken extends InputStream {
    @Override
    public int read() throws IOException {
      throw new SocketException("Connection reset");
    }
  }

  private MockLowLevelHttpResponse send(Sent sent) throws IOException {
    ByteArrayContent content =
        sent.body() == null ? null : new ByteArrayContent(sent.type(), sent.body());
    HttpRequest request =
        good.get()
            .createRequestFactory()
            .buildRequest(sent.method(), new GenericUrl(sent.url(), true), content);
    sent.headers().forEach((name, value) -> request.getHeaders().set(name, List.of(value)));
    request.setThrowExceptionOnExecuteError(false).setFollowRedirects(false).setNumberOfRetries(0);
    return copy(request.execute());
  }

  private static MockLowLevelHttpResponse copy(HttpResponse response) throws IOException {
    MockLowLevelHttpResponse copy =
        new MockLowLevelHttpResponse()
            .setStatusCode(response.getStatusCode())
            .setContentType(response.getContentType());
    response.getHeaders().forEach((name, value) -> copy.addHeader(name, text(value)));
    InputStream content = response.getContent();
    byte[] body = content == null ? new byte[0] : content.readAllBytes();
    return copy.setContent(body).setContentLength(body.length);
  }

  private static String text(Object value) {
    return value instanceof List<?> list && !list.isEmpty()
        ? list.get(0).toString()
        : value.toString();
  }
}
