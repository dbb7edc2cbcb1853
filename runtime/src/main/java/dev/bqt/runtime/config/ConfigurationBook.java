package dev.bqt.runtime.config;

import dev.bqt.runtime.route.RouteProblem;
import java.util.List;
import java.util.Optional;

/**
 * What a set of configurations says.
 *
 * @param configuration empty when one of the problems is an error
 * @param problems all that was found, by document, line and column
 */
public record ConfigurationBook(
    Optional<Configuration> configuration, List<RouteProblem> problems) {
  /** Copies the list. */
  public ConfigurationBook {
    problems = List.copyOf(problems);
  }
}
