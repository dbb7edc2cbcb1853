package dev.bqt.runtime.localcloud.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One request.
 *
 * @param method HTTP method, capitals
 * @param path the path as it was sent, percent-encoded, without the query
 * @param query decoded parameters; one that is repeated has several values
 * @param headers by name in lower case
 * @param body empty when there is none; never compressed
 * @param variables what the route's placeholders stand for, decoded
 */
public record WireRequest(
    String method,
    String path,
    Map<String, List<String>> query,
    Map<String, String> headers,
    byte[] body,
    Map<String, String> variables) {

  /** A request that no route has seen yet. */
  public static WireRequest of(
      String method, String target, Map<String, String> headers, byte[] body) {
    int mark = target.indexOf('?');
    // The storage client begins the path of a batch with two slashes.
    String path = (mark < 0 ? target : target.substring(0, mark)).replaceFirst("^/+", "/");
    String query = mark < 0 ? "" : target.substring(mark + 1);
    return new WireRequest(method, path, Percent.query(query), headers, body, Map.of());
  }

  WireRequest matched(Map<String, String> found) {
    return new WireRequest(method, path, query, headers, body, found);
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

  /** The body as a JSON object. */
  public ObjectNode json() {
    return Json.parse(body);
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
