package dev.bqt.runtime.match;

import com.google.re2j.Pattern;
import dev.bqt.runtime.route.ObjectFilter;
import dev.bqt.runtime.route.Route;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Routes for tests. */
final class Routes {
  private Routes() {}

  static Route route(String name, String prefix, String suffix, String filter) {
    ObjectFilter when =
        new ObjectFilter(prefix, suffix, filter == null ? null : Pattern.compile(filter), null);
    return new Route(
        name, name, "r", false, when, "ds.t", null, Map.of(), null, List.of(), List.of(), "{}");
  }

  static List<Route> withPrefixes(String... prefixes) {
    return Stream.of(prefixes).map(prefix -> route(prefix, prefix, "", null)).toList();
  }
}
