package dev.bqt.runtime.route;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What a set of rules documents says.
 *
 * @param routes every rule that can run, disabled ones too, in the order of the documents; no two
 *     have the same key
 * @param problems all that was found, by document, line and column; a rule with an error is not
 *     among the routes
 */
public record RouteBook(List<Route> routes, List<RouteProblem> problems) {
  /** Copies the lists. */
  public RouteBook {
    routes = List.copyOf(routes);
    problems = List.copyOf(problems);
  }

  /** The same, its problems told in another way. */
  public RouteBook told(UnaryOperator<RouteProblem> way) {
    return new RouteBook(routes, problems.stream().map(way).toList());
  }

  /** Whether a rule, or a whole document, was stopped. */
  public boolean hasErrors() {
    return problems.stream().anyMatch(RouteProblem::isError);
  }
}
