package dev.bqt.runtime.cli.rules;

import dev.bqt.runtime.route.RouteSource;
import java.util.List;
import java.util.Map;

/**
 * Rules that stand in a configuration: they do not change while it runs.
 *
 * @param documents the configurations
 */
public record RulesInside(List<RouteSource> documents) implements RuleOrigin {
  /** Copies the list. */
  public RulesInside {
    documents = List.copyOf(documents);
  }

  @Override
  public Map<String, String> stamps() {
    return Map.of();
  }

  @Override
  public List<RouteSource> read() {
    return documents;
  }
}
