package dev.bqt.runtime.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.runtime.route.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RouteIndexTest {
  private static final List<String> FILTERS = List.of("a.b", "^/a", "b$", "(ab)+", "[^/]/");

  @Test
  void findsWhatALinearScanFinds() {
    Random random = new Random(4711);
    for (int round = 0; round < 300; round++) {
      List<Route> routes = randomRoutes(random);
      RouteIndex index = new RouteIndex(routes, "p");
      for (int i = 0; i < 50; i++) {
        String path = "/" + text(random, 8);
        List<Route> scanned = routes.stream().filter(r -> r.when().accepts(path)).toList();
        assertThat(index.taking(path))
            .extracting(RouteIndex.Entry::route)
            .as("%s among %s", path, routes)
            .containsExactlyInAnyOrderElementsOf(scanned);
      }
    }
  }

  @Test
  void asksFewRoutesAmongAHundredThousand() {
    List<Route> routes = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      routes.add(Routes.route("r" + i, "/team" + i / 100 + "/feed" + i + "/", ".json", "\\d"));
    }
    RouteIndex index = new RouteIndex(routes, "p");
    assertThat(index.candidates("/team420/feed42000/1.json")).hasSize(1);
    assertThat(index.candidates("/team420/feed42000/1.csv")).isEmpty();
    assertThat(index.candidates("/team420/feed1/1.json")).isEmpty();
    assertThat(index.taking("/team420/feed42000/x.json")).hasSize(1);
    assertThat(index.taking("/team999/feed99999/1.json"))
        .extracting(entry -> entry.route().name())
        .containsExactly("r99999");
  }

  private static List<Route> randomRoutes(Random random) {
    List<Route> routes = new ArrayList<>();
    int count = random.nextInt(random.nextBoolean() ? 20 : 80);
    for (int i = 0; i < count; i++) {
      String prefix = random.nextInt(4) == 0 ? "" : "/" + text(random, 3);
      String filter = random.nextInt(3) == 0 ? FILTERS.get(random.nextInt(FILTERS.size())) : null;
      routes.add(Routes.route("r" + i, prefix, text(random, 3), filter));
    }
    return routes;
  }

  /** Few letters, so that much matches. */
  private static String text(Random random, int longest) {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(longest + 1);
    for (int i = 0; i < length; i++) {
      text.append("ab/.".charAt(random.nextInt(4)));
    }
    return text.toString();
  }
}
