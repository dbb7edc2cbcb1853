package dev.bqt.runtime.config;

import dev.bqt.runtime.route.RouteProblem;
import dev.bqt.runtime.route.RouteProblem.Severity;
import dev.bqt.runtime.route.document.Node.Place;
import java.util.ArrayList;
import java.util.List;

/** Collects what is amiss with configurations. */
final class Findings {
  private final List<RouteProblem> problems = new ArrayList<>();

  /**
   * Where something stands.
   *
   * @param origin the document
   * @param place line and column
   * @param path JSON path; empty when the whole document is meant
   */
  record Spot(String origin, Place place, String path) {}

  void error(Spot spot, String message, String advice) {
    add(Severity.ERROR, spot, message, advice);
  }

  void warning(Spot spot, String message, String advice) {
    add(Severity.WARNING, spot, message, advice);
  }

  private void add(Severity severity, Spot spot, String message, String advice) {
    Place place = spot.place();
    problems.add(
        new RouteProblem(
            severity, spot.origin(), place.line(), place.column(), spot.path(), message, advice));
  }

  /** Whether something is amiss with this path of any document. */
  boolean mention(String path) {
    return problems.stream().anyMatch(problem -> problem.path().equalsIgnoreCase(path));
  }

  boolean hasErrors() {
    return problems.stream().anyMatch(RouteProblem::isError);
  }

  /** By document in the order of the command line, then by place. */
  List<RouteProblem> sorted(List<ConfigurationSource> sources) {
    List<String> origins = sources.stream().map(ConfigurationSource::origin).toList();
    List<RouteProblem> sorted = new ArrayList<>(problems);
    sorted.sort(
        (a, b) -> {
          int document = Integer.compare(origins.indexOf(a.origin()), origins.indexOf(b.origin()));
          int line = document != 0 ? document : Integer.compare(a.line(), b.line());
          return line != 0 ? line : Integer.compare(a.column(), b.column());
        });
    return sorted;
  }
}
