package dev.bqt.runtime.route;

import dev.bqt.runtime.route.RouteProblem.Severity;
import dev.bqt.runtime.route.document.Node;
import java.util.ArrayList;
import java.util.List;

/** Collects the problems of one document, or of one rule of it. */
final class Report {
  private final RouteSource source;
  private final boolean disabled;
  private final List<RouteProblem> problems = new ArrayList<>();
  private final List<String> excused = new ArrayList<>();

  /** Problems of the document as a whole. */
  Report(RouteSource source) {
    this(source, false);
  }

  /**
   * Problems of a rule.
   *
   * @param disabled whether the rule is not to run: then it may say what is not built yet
   */
  Report(RouteSource source, boolean disabled) {
    this.source = source;
    this.disabled = disabled;
  }

  /** An error for what BqTail does and this runtime does not. */
  void notBuilt(Node.Place place, String path, String what, String advice) {
    cannotRun(place, path, "not built yet: " + what, advice);
  }

  /** An error for what is of no harm as long as the rule does not run. */
  void cannotRun(Node.Place place, String path, String message, String advice) {
    if (disabled) {
      excused.add(path);
    } else {
      error(place, path, message, advice);
    }
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

  /** Whether something is amiss with a path, or with what is inside: said, or excused. */
  boolean mentions(String path) {
    return problems.stream().anyMatch(problem -> problem.path().startsWith(path))
        || excused.stream().anyMatch(other -> other.startsWith(path));
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
