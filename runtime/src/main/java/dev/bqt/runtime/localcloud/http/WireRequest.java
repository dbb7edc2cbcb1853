package dev.bqt.runtime.localcloud.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * One request.
 *
 * @param method HTTP method, capitals
 * @param path the path as it was sent, percent-encoded, without the query
 * @param query decoded parameters; one that is repeated has several values
 * @param headers by name in lower case
 * @param content the body, to be read once: empty when there is none, never compressed
 * @param variables what the route's placeholders stand for, decoded
 */
public record WireRequest(
    String method,
    String path,
    Map<String, List<String>> query,
    Map<String, String> headers,
    InputStream content,
    Map<String, String> variables) {

  /**
   * A request as it comes from a client, who may have compressed its body and may have hidden its
   * method behind POST.
   *
   * @param uri of which path and query count
   * @throws IOException when the body cannot be read
   */
  public static WireRequest received(
      String method, URI uri, Map<String, String> headers, InputStream body) throws IOException {
    String verb = headers.getOrDefault("x-http-method-override", method);
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    boolean zipped = "gzip".equals(headers.get("content-encoding"));
    InputStream content = zipped ? new GZIPInputStream(body) : body;
    return of(verb, uri.getRawPath() + query, headers, content);
  }

  /** A request that no route has seen yet. */
  public static WireRequest of(
      String method, String target, Map<String, String> headers, InputStream content) {
    int mark = target.indexOf('?');
    // The storage client begins the path of a batch with two slashes.
    String path = (mark < 0 ? target : target.substring(0, mark)).replaceFirst("^/+", "/");
    String query = mark < 0 ? "" : target.substring(mark + 1);
    return new WireRequest(method, path, Percent.query(query), headers, content, Map.of());
  }

  WireRequest matched(Map<String, String> found) {
    return new WireRequest(method, path, query, headers, content, found);
  }

  /** What a placeholder of the route stands for; the route guarantees that it is there. */
  public String variable(String name) {
    return variables.get(name);
  }

  /** First value of a query parameter; empty when absent or the empty string. */
  public Optional<String> parameter(String name) {
    return parameters(name).stream().findFirst().filter(value -> !value.isEmpty());
  }

  /** All values of a query parameter, perhaps none. */
  public List<String> parameters(String name) {
    return query.getOrDefault(name, List.of());
  }

  /**
   * A whole number from the query.
   *
   * @throws CloudError 400 when it is not one
   */
  public Optional<Long> number(String name) {
    return parameter(name).map(value -> toLong(name, value));
  }

  /** Whether a query parameter says {@code true}. */
  public boolean flag(String name) {
    return parameter(name).filter(Boolean::parseBoolean).isPresent();
  }

  /** A header by its name in lower case. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /** The body, taken into memory; only for what is small. */
  public byte[] body() {
    try {
      return content.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The body as a JSON object. */
  public ObjectNode json() {
    return Json.parse(body());
  }

  private static Long toLong(String name, String value) {
    try {
      return Long.valueOf(value);
    } catch (NumberFormatException e) {
      throw CloudError.invalid(
          "Invalid value '" + value + "' for parameter " + name + ": a whole number is expected.");
    }
  }
}
