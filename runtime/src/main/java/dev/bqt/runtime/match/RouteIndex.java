package dev.bqt.runtime.match;

import dev.bqt.runtime.route.ObjectFilter;
import dev.bqt.runtime.route.Route;
import java.util.ArrayList;
import java.util.List;

/** Finds the few routes whose prefix and suffix a path has, however many routes there are. */
final class RouteIndex {

  /**
   * A route and its table.
   *
   * @param route the rule
   * @param filter what the rule takes
   * @param disabled whether it loads nothing
   * @param table read once, not for each object
   * @param targets where the route moves objects to
   */
  record Entry(
      Route route,
      ObjectFilter filter,
      boolean disabled,
      TableTemplate table,
      MoveTargets targets) {}

  private final AffixIndex<RuleShelf> byPrefix = AffixIndex.ofPrefixes();

  RouteIndex(List<Route> routes, String defaultProject) {
    for (Route route : routes) {
      byPrefix.at(route.when().prefix(), RuleShelf::new).add(entry(route, defaultProject));
    }
  }

  private static Entry entry(Route route, String defaultProject) {
    TableTemplate table = TableTemplate.of(route.table(), defaultProject);
    return new Entry(route, route.when(), route.disabled(), table, MoveTargets.of(route));
  }

  /** The routes that take the path, which has its leading slash; the list is the caller's. */
  List<Entry> taking(String path) {
    List<Entry> taking = candidates(path);
    taking.removeIf(entry -> !entry.filter().accepts(path));
    return taking;
  }

  /** The routes whose prefix and suffix fit: those whose regular expressions are to be asked. */
  List<Entry> candidates(String path) {
    List<Entry> found = new ArrayList<>();
    byPrefix.forEachOf(path, shelf -> shelf.collect(path, found));
    return found;
  }
}
