package dev.bqt.runtime.faults;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;

/**
 * A bad line between sockets of this machine, in front of any server: it closes the connection
 * where nothing is to be heard, and in the midst of an answer that is cut. One request at a time,
 * each over a connection of its own, so that no client repeats what it takes for idle.
 */
final class FaultyProxy implements AutoCloseable {
  private final FaultyLine line;
  private final Supplier<String> target;
  private final HttpServer server;

  /**
   * Starts to answer on a free port of 127.0.0.1.
   *
   * @param target root URL of the server behind it, such as {@code http://127.0.0.1:8080}; asked
   *     for with each request, for the server may restart
   */
  FaultyProxy(FaultyLine line, Supplier<String> target) {
    this.line = line;
    this.target = target;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.start();
  }

  /** Its own root URL. */
  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      write(exchange, line.call(sent(exchange)));
    } catch (IOException nothingIsHeard) {
      // The exchange is closed without an answer, and so is its connection.
      return;
    }
  }

  private FaultyLine.Sent sent(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new LinkedHashMap<>();
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
    byte[] body = exchange.getRequestBody().readAllBytes();
    if ("gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))) {
      body = new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes();
    }
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    headers.keySet().removeIf(FaultyLine::isOfTheWay);
    headers.keySet().removeIf(name -> name.equalsIgnoreCase("content-type"));
    return new FaultyLine.Sent(
        exchange.getRequestMethod(),
        target.get() + exchange.getRequestURI(),
        headers,
        type,
        body.length == 0 ? null : body);
  }

  private static void write(HttpExchange exchange, FaultyLine.Heard heard) throws IOException {
    heard.headers().forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
    exchange.getResponseHeaders().set("Connection", "close");
    int length = heard.body().length;
    exchange.sendResponseHeaders(heard.status(), length == 0 ? -1 : length);
    if (length > 0) {
      exchange.getResponseBody().write(heard.body(), 0, heard.isCut() ? length / 2 : length);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
