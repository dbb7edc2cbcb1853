package dev.bqt.runtime.localcloud.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From method and path to what answers. Errors become Google's error form; what no route knows is
 * 501, naming the method.
 */
public final class Router {
  private static final Logger LOG = LoggerFactory.getLogger(Router.class);

  /** What answers a request. */
  @FunctionalInterface
  public interface Answer {
    /** Answers, or throws {@link CloudError}. */
    WireResponse to(WireRequest request) throws IOException;
  }

  private record Route(String method, String[] segments, Answer answer) {}

  private final List<Route> routes = new ArrayList<>();

  /**
   * Adds a route. Earlier ones win.
   *
   * @param pattern segments, of which {@code {name}} stands for any one
   */
  public Router on(String method, String pattern, Answer answer) {
    routes.add(new Route(method, pattern.split("/"), answer));
    return this;
  }

  /** The answer, whatever happens: our own faults become 500. */
  public WireResponse answer(WireRequest request) {
    try {
      return find(request);
    } catch (CloudError e) {
      return e.response();
    } catch (IOException | UncheckedIOException e) {
      LOG.warn("{} {}", request.method(), request.path(), e);
      return new CloudError(500, "internalError", "On the local disk: " + e).response();
    } catch (RuntimeException e) {
      LOG.error("{} {}", request.method(), request.path(), e);
      return new CloudError(500, "internalError", "Fault in localcloud: " + e).response();
    }
  }

  private WireResponse find(WireRequest request) throws IOException {
    String[] segments = request.path().split("/");
    for (Route route : routes) {
      Map<String, String> variables =
          route.method.equals(request.method()) ? match(route.segments, segments) : null;
      if (variables != null) {
        return route.answer.to(request.matched(variables));
      }
    }
    throw CloudError.notBuilt(request.method() + " " + request.path());
  }

  private static Map<String, String> match(String[] pattern, String[] segments) {
    if (pattern.length != segments.length) {
      return null;
    }
    Map<String, String> variables = new HashMap<>();
    for (int i = 0; i < pattern.length; i++) {
      if (pattern[i].startsWith("{")) {
        String name = pattern[i].substring(1, pattern[i].length() - 1);
        variables.put(name, Percent.path(segments[i]));
      } else if (!pattern[i].equals(segments[i])) {
        return null;
      }
    }
    return variables;
  }
}
