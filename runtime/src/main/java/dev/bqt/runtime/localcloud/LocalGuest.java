package dev.bqt.runtime.localcloud;

import dev.bqt.runtime.localcloud.http.WireRequest;
import dev.bqt.runtime.localcloud.http.WireResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Another process has opened the folder; this one asks it. */
final class LocalGuest implements SharedCloud.Place {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Set<String> OF_THE_CONNECTION =
      Set.of(
          "connection",
          "content-encoding",
          "content-length",
          "expect",
          "host",
          "transfer-encoding",
          "upgrade",
          "x-http-method-override");

  private final Endpoint endpoint;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  LocalGuest(Endpoint endpoint) {
    this.endpoint = endpoint;
  }

  /** Whether the process is there, and has opened the folder that is meant. */
  boolean isWelcome() {
    try {
      return answer(OwnMethods.presence()).status() == OwnMethods.THERE;
    } catch (IOException gone) {
      return false;
    }
  }

  /**
   * Asks.
   *
   * @throws ConnectException when nobody is there, or somebody else; the request is as it was
   * @throws IOException when the answer does not come
   */
  @Override
  public WireResponse answer(WireRequest request) throws IOException {
    HttpRequest.Builder asked = HttpRequest.newBuilder(uri(request)).timeout(PATIENCE);
    request.headers().entrySet().stream()
        .filter(header -> !OF_THE_CONNECTION.contains(header.getKey()))
        .forEach(header -> asked.header(header.getKey(), header.getValue()));
    asked.header(Endpoint.TOKEN, endpoint.token()).method(request.method(), body(request));
    HttpResponse<InputStream> answer = send(asked.build());
    if (answer.statusCode() == Endpoint.ELSEWHERE) {
      answer.body().close();
      throw new ConnectException("Another folder is open on port " + endpoint.port());
    }
    Map<String, String> headers = new LinkedHashMap<>();
    answer.headers().map().forEach((name, values) -> headers.put(name, values.get(0)));
    long length = answer.headers().firstValueAsLong("content-length").orElse(0);
    return new WireResponse(answer.statusCode(), headers, length, answer.body());
  }

  private HttpResponse<InputStream> send(HttpRequest request) throws IOException {
    try {
      return client.send(request, BodyHandlers.ofInputStream());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for an answer");
    }
  }

  private static BodyPublisher body(WireRequest request) {
    boolean none = request.method().equals("GET") || request.method().equals("DELETE");
    return none ? BodyPublishers.noBody() : BodyPublishers.ofInputStream(request::content);
  }

  private URI uri(WireRequest request) {
    String query =
        request.query().entrySet().stream()
            .flatMap(entry -> parameters(entry.getKey(), entry.getValue()).stream())
            .collect(Collectors.joining("&"));
    return URI.create(endpoint.url() + request.path() + (query.isEmpty() ? "" : "?" + query));
  }

  private static List<String> parameters(String name, List<String> values) {
    return values.stream().map(value -> encoded(name) + "=" + encoded(value)).toList();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void dismissGuests() {}

  @Override
  public void close() {}
}
