package dev.bqt.runtime.match;

import dev.bqt.runtime.cloud.ObjectVersion;
import dev.bqt.runtime.route.Route;
import dev.bqt.runtime.route.RouteAction;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a rule itself moves objects to. It does not take what lies there: an object keeps its path
 * when it is moved, so a rule would often load what it has just loaded once more.
 */
final class MoveTargets {
  private static final String SCHEME = "gs://";

  private final List<String> beginnings;

  private MoveTargets(List<String> beginnings) {
    this.beginnings = beginnings;
  }

  static MoveTargets of(Route route) {
    String prefix = RouteMatcher.scanPrefix(route);
    return new MoveTargets(
        Stream.concat(route.onSuccess().stream(), route.onFailure().stream())
            .filter(RouteAction.Move.class::isInstance)
            .map(RouteAction.Move.class::cast)
            .map(move -> beginning(move, prefix))
            .toList());
  }

  private static String beginning(RouteAction.Move move, String prefix) {
    String url = move.destinationUrl().substring(SCHEME.length());
    if (move.exactly()) {
      return url;
    }
    return url.endsWith("/") ? url + prefix : url + "/" + prefix;
  }

  /** Buckets in which the rule may have moved every object that it could take to where it is. */
  static List<String> wholeBuckets(Route route) {
    String prefix = RouteMatcher.scanPrefix(route);
    return of(route).beginnings.stream()
        .filter(beginning -> beginning.indexOf('/') >= 0)
        .filter(beginning -> prefix.startsWith(beginning.substring(beginning.indexOf('/') + 1)))
        .map(beginning -> beginning.substring(0, beginning.indexOf('/')))
        .distinct()
        .toList();
  }

  /** Whether the rule may have moved the object to where it is. */
  boolean hold(ObjectVersion version) {
    if (beginnings.isEmpty()) {
      return false;
    }
    String place = version.bucket() + "/" + version.name();
    return beginnings.stream().anyMatch(place::startsWith);
  }
}
