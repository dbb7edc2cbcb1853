package dev.bqt.runtime.cli.rules;

import dev.bqt.runtime.route.RouteBook;
import dev.bqt.runtime.route.RouteSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Looks at rules now and then, and reads them when one of them has changed. A set of rules is taken
 * as a whole: with an error in it none of it is.
 */
public final class RuleWatch {
  private final List<RuleOrigin> origins;
  private final RuleReading reading;
  private final Duration every;
  private Map<String, String> seen = Map.of();
  private Map<String, String> changing = Map.of();
  private Map<String, String> before = Map.of();
  private Instant next = Instant.MIN;
  private boolean wrong;
  private boolean unreachable;

  /**
   * @param origins where the rules are; each is named once
   * @param every from one look to the next
   */
  public RuleWatch(List<RuleOrigin> origins, RuleReading reading, Duration every) {
    this.origins = List.copyOf(origins);
    this.reading = reading;
    this.every = every;
  }

  /**
   * The rules as they are in the beginning.
   *
   * @return empty when a {@code .bqt} has an error: that is told
   * @throws RulesAmiss when they are not there; says which
   */
  public Optional<RouteBook> first(Instant now) {
    next = now.plus(every);
    seen = stamps();
    return reading.read(documents());
  }

  /**
   * The rules, if it was time to look and they have changed, and nothing is wrong with them.
   *
   * @param tell hears of a change that cannot be followed, once for each; what is wrong with the
   *     rules has been told by then
   */
  public Optional<RouteBook> changed(Instant now, Consumer<String> tell) {
    if (now.isBefore(next)) {
      return Optional.empty();
    }
    next = now.plus(every);
    try {
      Map<String, String> stamps = stamps();
      boolean looksTwice = !stamps.keySet().containsAll(seen.keySet()) && !stamps.equals(before);
      before = stamps;
      // What is being replaced is not there for a moment: only what stays away has gone.
      List<RouteSource> documents = looksTwice || stamps.equals(seen) ? List.of() : documents();
      unreachable = false;
      if (documents.isEmpty()) {
        return Optional.empty();
      }
      Optional<RouteBook> book = reading.read(documents);
      wrong = book.filter(read -> !read.hasErrors() && !read.routes().isEmpty()).isEmpty();
      if (!wrong) {
        changing = stamps;
        return book;
      }
      seen = stamps;
      tell.accept("the rules have changed and are wrong: those from before stay in use");
    } catch (RulesAmiss amiss) {
      if (!unreachable) {
        tell.accept("the rules from before stay in use: " + amiss.getMessage());
      }
      unreachable = true;
    }
    return Optional.empty();
  }

  /**
   * The rules that {@link #changed} has given are in use; until this is said it gives them again.
   */
  public void followed() {
    seen = changing;
  }

  /** Whether rules that are older than those that are there are in use. */
  public boolean isBehind() {
    return wrong || unreachable;
  }

  private Map<String, String> stamps() {
    Map<String, String> stamps = new TreeMap<>();
    origins.forEach(origin -> stamps.putAll(origin.stamps()));
    return stamps;
  }

  private List<RouteSource> documents() {
    List<RouteSource> documents = new ArrayList<>();
    origins.forEach(origin -> documents.addAll(origin.read()));
    return documents;
  }
}
