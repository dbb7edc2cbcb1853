package dev.bqt.runtime.route;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A rule, ready to run.
 *
 * @param key identity: the name, a dash and the first 12 hexadecimal digits of the SHA-256 of
 *     {@link #json()}, so that an edited rule is another rule and never shares a window with what
 *     it was
 * @param name {@code Info.Workflow}, or the file's name without its ending; with {@code #2}, {@code
 *     #3} … for further nameless rules of one file
 * @param origin file that the rule came from, for people
 * @param disabled matches, but nothing is loaded
 * @param when which objects it takes
 * @param table {@code Dest.Table} as written, expansions included
 * @param sourceFormat BigQuery's {@code SourceFormat}; null when the ending of the file decides
 * @param loadOptions further fields of {@code JobConfigurationLoad}, by their REST names; never the
 *     write disposition: a route appends
 * @param batch length of a window; null when each object is loaded by itself
 * @param onSuccess what follows when all jobs of a window have succeeded
 * @param onFailure what follows when one has failed
 * @param json canonical JSON of this one rule (keys as BqTail's, sorted, no blanks); {@link
 *     RouteReader} reads it back to an equal route
 */
public record Route(
    String key,
    String name,
    String origin,
    boolean disabled,
    ObjectFilter when,
    String table,
    String sourceFormat,
    Map<String, Object> loadOptions,
    Duration batch,
    List<RouteAction> onSuccess,
    List<RouteAction> onFailure,
    String json) {
  /** Copies the collections. */
  public Route {
    loadOptions = Map.copyOf(loadOptions);
    onSuccess = List.copyOf(onSuccess);
    onFailure = List.copyOf(onFailure);
  }

  /** The same rule, which loads nothing. */
  public Route disable() {
    return new Route(
        key,
        name,
        origin,
        true,
        when,
        table,
        sourceFormat,
        loadOptions,
        batch,
        onSuccess,
        onFailure,
        json);
  }
}
