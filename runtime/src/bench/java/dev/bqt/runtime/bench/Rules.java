package dev.bqt.runtime.bench;

import dev.bqt.runtime.route.Route;
import dev.bqt.runtime.route.RouteReader;
import dev.bqt.runtime.route.RouteSource;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rules by number: each watches a folder of its own. */
final class Rules {
  private static final String RULE =
      """
      {"When": {"Prefix": "/source-%d/", "Suffix": ".json"}, "Dest": {"Table": "ds.t%d"},
       "Batch": {"Window": {"DurationInSec": 600}}}
      """;

  private Rules() {}

  static List<Route> of(int count) {
    String json =
        IntStream.range(0, count)
            .mapToObj(number -> RULE.formatted(number, number))
            .collect(Collectors.joining(",", "[", "]"));
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    return RouteReader.read(List.of(new RouteSource("rules.json", bytes))).routes();
  }
}
