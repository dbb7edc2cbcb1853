package dev.bqt.runtime.faults;

import com.google.api.client.http.ByteArrayContent;
import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpResponse;
import com.google.api.client.http.HttpTransport;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/**
 * A bad line: of the calls over it that many go wrong, in every way there is. The same seed and the
 * same calls, one at a time, give the same faults.
 */
public final class FaultyLine {
  private static final int LONGEST_DELAY = 8;

  private final Far far;
  private final Random dice;
  private double share;
  private final Map<Fault, Integer> happened = new EnumMap<>(Fault.class);
  private final List<Late> underWay = new ArrayList<>();
  private int calls;

  /** A request, whole, so that it can be sent more than once; a body of null is none. */
  public record Sent(
      String method, String url, Map<String, String> headers, String type, byte[] body) {}

  /**
   * What is heard of a request.
   *
   * @param headers all but those that say how the body travels
   * @param isCut whether the line breaks in the midst of the body
   */
  public record Heard(int status, Map<String, String> headers, byte[] body, boolean isCut) {}

  /** The other end of the line. */
  public interface Far {
    /** What comes back of a request that arrives. */
    Heard answer(Sent request) throws IOException;
  }

  /** A request that arrives before the call of that number. */
  private record Late(int arrives, Sent request) {}

  /**
   * @param share of the calls that go wrong, between 0 and 1
   */
  public FaultyLine(Far far, Random dice, double share) {
    this.far = far;
    this.dice = dice;
    this.share = share;
  }

  /**
   * A far end that is asked by this transport.
   *
   * @param transport asked for with each request, for the far end may restart
   */
  public static Far by(Supplier<HttpTransport> transport) {
    return request -> ask(transport.get(), request);
  }

  /** How often each fault has happened. */
  public synchronized Map<Fault, Integer> happened() {
    return Map.copyOf(happened);
  }

  /** All calls, good and bad. */
  public synchronized int calls() {
    return calls;
  }

  /** What is under way arrives now; from now on the line is good. */
  public synchronized void mend() throws IOException {
    share = 0;
    calls += LONGEST_DELAY + 1;
    arriveLate();
  }

  /**
   * Sends a request.
   *
   * @throws IOException when nothing is heard of it
   */
  synchronized Heard call(Sent request) throws IOException {
    calls++;
    arriveLate();
    if (dice.nextDouble() >= share) {
      return far.answer(request);
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

  private static Heard untrue(Fault fault) {
    return heard(fault.status(), "application/json; charset=UTF-8", fault.body());
  }

  private static Heard heard(int status, String type, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return new Heard(status, Map.of("Content-Type", type), bytes, false);
  }

  private static Heard untrueParts(Fault fault, Sent request) {
    String asked = new String(request.body(), StandardCharsets.UTF_8);
    int parts = asked.split("(?i)content-type: application/http", -1).length - 1;
    String part =
        "--parts\r\nContent-Type: application/http\r\n\r\nHTTP/1.1 412 Precondition Failed\r\n"
            + "Content-Type: application/json; charset=UTF-8\r\nContent-Length: "
            + fault.body().length()
            + "\r\n\r\n"
            + fault.body()
            + "\r\n";
    String body = part.repeat(parts) + "--parts--\r\n";
    return heard(200, "multipart/mixed; boundary=parts", body);
  }

  private void arriveLate() throws IOException {
    for (Iterator<Late> all = underWay.iterator(); all.hasNext(); ) {
      Late late = all.next();
      if (late.arrives() <= calls) {
        all.remove();
        far.answer(late.request());
      }
    }
  }

  private Heard goWrong(Fault fault, Sent request) throws IOException {
    switch (fault) {
      case CUT:
        return cut(far.answer(request));
      case REPEAT:
        far.answer(request);
        return far.answer(request);
      case LOSE_REPLY:
        far.answer(request);
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

  private static Heard cut(Heard whole) {
    // Google's client prints a stack trace for each error whose text it cannot read.
    boolean cuts = whole.status() < 300;
    return new Heard(whole.status(), whole.headers(), whole.body(), cuts);
  }

  private static Heard ask(HttpTransport transport, Sent sent) throws IOException {
    ByteArrayContent content =
        sent.body() == null ? null : new ByteArrayContent(sent.type(), sent.body());
    HttpRequest request =
        transport
            .createRequestFactory()
            .buildRequest(sent.method(), new GenericUrl(sent.url(), true), content);
    sent.headers().forEach((name, value) -> request.getHeaders().set(name, List.of(value)));
    request.setThrowExceptionOnExecuteError(false).setFollowRedirects(false).setNumberOfRetries(0);
    HttpResponse response = request.execute();
    Map<String, String> headers = new LinkedHashMap<>();
    response.getHeaders().forEach((name, value) -> headers.put(name, text(value)));
    headers.keySet().removeIf(FaultyLine::isOfTheWay);
    try (InputStream body = response.getContent()) {
      byte[] bytes = body == null ? new byte[0] : body.readAllBytes();
      return new Heard(response.getStatusCode(), headers, bytes, false);
    }
  }

  /** Headers that say how a body travels, not what it is. */
  static boolean isOfTheWay(String header) {
    return header.matches(
        "(?i)connection|content-encoding|content-length|date|expect|host|transfer-encoding");
  }

  private static String text(Object value) {
    return value instanceof List<?> list && !list.isEmpty()
        ? list.get(0).toString()
        : value.toString();
  }
}
