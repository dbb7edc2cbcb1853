package dev.bqt.runtime.match;

import dev.bqt.runtime.route.Route;
import java.util.ArrayList;
import java.util.List;

/** Finds the few routes whose prefix and suffix a path has, however many routes there are. */
final class RouteIndex {

  /**
   * A route and its table.
   *
   * @param route the rule
   * @param table read once, not for each object
   * @param targets where the route moves objects to
   */
  record Entry(Route route, TableTemplate table, MoveTargets targets) {}

  private final AffixIndex<AffixIndex<List<Entry>>> byPrefix = AffixIndex.ofPrefixes();

  RouteIndex(List<Route> routes, String defaultProject) {
    for (Route route : routes) {
      byPrefix
          .at(route.when().prefix(), AffixIndex::ofSuffixes)
          .at(route.when().suffix(), ArrayList::new)
          .add(entry(route, defaultProject));
    }
  }

  private static Entry entry(Route route, String defaultProject) {
    TableTemplate table = TableTemplate.of(route.table(), defaultProject);
    return new Entry(route, table, MoveTargets.of(route));
  }

  /** The routes that take the path, which has its leading slash; the list is the caller's. */
  List<Entry> taking(String path) {
    List<Entry> taking = candidates(path);
    taking.removeIf(entry -> !entry.route().when().accepts(path));
    return taking;
  }

  /** The routes whose prefix and suffix fit: those whose regular expressions are to be asked. */
  List<Entry> candidates(String path) {
    List<Entry> found = new ArrayList<>();
    byPrefix.forEachOf(path, bySuffix -> bySuffix.forEachOf(path, found::addAll));
    return found;
  }
}
