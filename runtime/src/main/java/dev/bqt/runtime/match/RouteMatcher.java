package dev.bqt.runtime.match;

import dev.bqt.runtime.match.RouteIndex.Entry;
import dev.bqt.runtime.route.Route;
import dev.bqt.runtime.scan.FoundObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Says for each object which one rule takes it. Immutable; any thread may ask. */
public final class RouteMatcher {
  private final RouteIndex index;
  private final List<String> scanPrefixes;

  /**
   * Makes the index.
   *
   * @param routes all rules; of the disabled ones only their name is used
   * @param defaultProject for tables that do not name a project
   */
  public RouteMatcher(List<Route> routes, String defaultProject) {
    this.index = new RouteIndex(routes, defaultProject);
    this.scanPrefixes = uncovered(routes);
  }

  /** What the rules say about an object. */
  public Matching match(FoundObject object) {
    String path = "/" + object.version().name();
    List<Entry> taking = index.taking(path);
    taking.removeIf(entry -> entry.targets().hold(object.version()));
    List<Entry> enabled = new ArrayList<>(taking);
    enabled.removeIf(Entry::disabled);
    if (enabled.size() > 1) {
      return new Matching.Refused(object, enabled.size() + " rules take it: " + names(enabled));
    }
    if (!enabled.isEmpty()) {
      return routed(object, path, enabled.get(0));
    }
    return taking.isEmpty()
        ? new Matching.Unmatched(object)
        : new Matching.Disabled(object, taking.get(0).route());
  }

  /**
   * The names, without a leading slash, below which objects have to be looked for: the fewest that
   * hold all that enabled rules take, sorted. One empty text means everything.
   */
  public List<String> scanPrefixes() {
    return scanPrefixes;
  }

  /** The beginning, without a leading slash, of all names that a route takes; may be empty. */
  public static String scanPrefix(Route route) {
    String prefix = route.when().prefix();
    return prefix.startsWith("/") ? prefix.substring(1) : prefix;
  }

  /**
   * Buckets of which a rule takes nothing: whatever it would take there it may have moved there
   * itself.
   */
  public static List<String> untaken(Route route) {
    return MoveTargets.wholeBuckets(route);
  }

  private static Matching routed(FoundObject object, String path, Entry entry) {
    String problem = nameProblem(path);
    if (!problem.isEmpty()) {
      return new Matching.Refused(object, problem + ", as the rule " + name(entry) + " would have");
    }
    TableTemplate.Target table = entry.table().fill(object);
    return table.problem().isEmpty()
        ? new Matching.Routed(
            new RoutedObject(object, entry.route(), table.name(), table.asWritten()))
        : new Matching.Refused(object, table.problem() + ", made by the rule " + name(entry));
  }

  /** Why BigQuery cannot be told to load a single object of this name; empty when it can. */
  private static String nameProblem(String path) {
    if (path.contains("*")) {
      return "its name has a *, which BigQuery reads as a wildcard: it cannot be loaded by name";
    }
    if (path.contains("//")) {
      return "its name has an empty folder (//), which BigQuery does not find: it cannot be loaded";
    }
    boolean broken = path.indexOf('\r') >= 0 || path.indexOf('\n') >= 0;
    return broken ? "its name has a line break: it cannot be loaded by name" : "";
  }

  private static List<String> uncovered(List<Route> routes) {
    List<String> prefixes = new ArrayList<>();
    routes.stream()
        .filter(route -> !route.disabled())
        .map(RouteMatcher::scanPrefix)
        .sorted()
        .filter(prefix -> prefixes.isEmpty() || !prefix.startsWith(last(prefixes)))
        .forEachOrdered(prefixes::add);
    return List.copyOf(prefixes);
  }

  private static String last(List<String> texts) {
    return texts.get(texts.size() - 1);
  }

  private static String names(List<Entry> entries) {
    return entries.stream().map(RouteMatcher::name).collect(Collectors.joining(" and "));
  }

  private static String name(Entry entry) {
    return "\"" + entry.route().name() + "\" (" + entry.route().origin() + ")";
  }
}
