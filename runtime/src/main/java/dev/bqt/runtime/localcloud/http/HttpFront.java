package dev.bqt.runtime.localcloud.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Answers over HTTP what is asked over HTTP; bodies are streamed, both ways. */
public final class HttpFront implements HttpHandler {
  /** As its own browser's pages would name this server: others' pages may not use it. */
  private static final Pattern OURSELVES =
      Pattern.compile("(localhost|127\\.0\\.0\\.1)(:[0-9]{1,5})?", Pattern.CASE_INSENSITIVE);

  private final Router.Answer answers;

  /** A front of whatever answers; it must be thread-safe. */
  public HttpFront(Router.Answer answers) {
    this.answers = answers;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      write(exchange, answer(exchange));
    }
  }

  private WireResponse answer(HttpExchange exchange) throws IOException {
    Map<String, String> headers = headers(exchange.getRequestHeaders());
    if (isFromAWebPage(headers)) {
      return new CloudError(403, "forbidden", "Requests of web pages are not answered.").response();
    }
    URI uri = exchange.getRequestURI();
    return answers.to(
        WireRequest.received(exchange.getRequestMethod(), uri, headers, exchange.getRequestBody()));
  }

  /** A page from elsewhere names itself, or has had a name of its own made to mean this machine. */
  private static boolean isFromAWebPage(Map<String, String> headers) {
    return headers.containsKey("origin")
        || !OURSELVES.matcher(headers.getOrDefault("host", "localhost")).matches();
  }

  private static Map<String, String> headers(Headers all) {
    Map<String, String> headers = new HashMap<>();
    all.forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
    return headers;
  }

  private static void write(HttpExchange exchange, WireResponse answer) throws IOException {
    for (Map.Entry<String, String> header : answer.headers().entrySet()) {
      exchange.getResponseHeaders().put(header.getKey(), List.of(header.getValue()));
    }
    try (InputStream body = answer.body()) {
      exchange.sendResponseHeaders(answer.status(), answer.length() == 0 ? -1 : answer.length());
      if (answer.length() > 0) {
        OutputStream out = exchange.getResponseBody();
        body.transferTo(out);
        out.close();
      }
    }
  }
}
