package dev.bqt.runtime.route;

import dev.bqt.runtime.route.RouteProblem.Severity;
import dev.bqt.runtime.route.document.Node;
import java.util.ArrayList;
import java.util.List;

/** Collects the problems of one document, or of one rule of it. */
final class Report {
  private final RouteSource source;
  private final List<RouteProblem> problems = new ArrayList<>();

  Report(RouteSource source) {
    this.source = source;
  }

  void error(Node.Place place, String path, String message, String advice) {
    add(Severity.ERROR, place, path, message, advice);
  }

  void warning(Node.Place place, String path, String message, String advice) {
    add(Severity.WARNING, place, path, message, advice);
  }

  boolean hasErrors() {
    return problems.stream().anyMatch(RouteProblem::isError);
  }

  /** Whether something has been said about a path, or what is inside. */
  boolean mentions(String path) {
    return problems.stream().anyMatch(problem -> problem.path().startsWith(path));
  }

  List<RouteProblem> problems() {
    return problems;
  }

  private void add(
      Severity severity, Node.Place place, String path, String message, String advice) {
    int line = source.isAsWritten() ? place.line() : 0;
    int column = source.isAsWritten() ? place.column() : 0;
    problems.add(new RouteProblem(severity, source.origin(), line, column, path, message, advice));
  }
}
