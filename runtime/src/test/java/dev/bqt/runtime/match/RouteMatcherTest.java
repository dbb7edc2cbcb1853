package dev.bqt.runtime.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.runtime.route.Golden;
import dev.bqt.runtime.route.Route;
import dev.bqt.runtime.route.RouteReader;
import dev.bqt.runtime.route.RouteSource;
import dev.bqt.runtime.scan.FoundObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code objects.txt}, matched by {@code rules.json}, gives {@code objects.txt.matched}. */
class RouteMatcherTest {
  private static final Path CASES = Path.of("src/test/resources/match");

  @Test
  void matchesAsExpected() throws IOException {
    RouteMatcher matcher = new RouteMatcher(rules(), "default");
    StringBuilder matched = new StringBuilder();
    for (String line : Files.readAllLines(CASES.resolve("objects.txt"))) {
      String[] cells = line.split(" +");
      String name = cells[0].replace("\\n", "\n").replace("\\r", "\r");
      FoundObject object = Found.object(name, Instant.parse(cells[1]));
      Matching matching = matcher.match(object);
      assertThat(matching.object()).isSameAs(object);
      matched.append(cells[0]).append(": ").append(text(matching)).append('\n');
    }
    Golden.check(CASES.resolve("objects.txt.matched"), matched.toString());
  }

  @Test
  void onlyEnabledRulesAreScannedFor() throws IOException {
    List<Route> withPrefix =
        rules().stream().filter(route -> !route.when().prefix().isEmpty()).toList();
    assertThat(new RouteMatcher(withPrefix, "p").scanPrefixes()).containsExactly("data/");
    assertThat(new RouteMatcher(rules(), "p").scanPrefixes()).containsExactly("");
    assertThat(new RouteMatcher(List.of(), "p").scanPrefixes()).isEmpty();
  }

  @Test
  void coveredPrefixesAreNotScannedTwice() {
    List<Route> routes =
        Routes.withPrefixes("/b/", "/a/b/c", "/a/b", "/a/bc", "/a/", "/b/", "/a-b/", "/ab");
    assertThat(new RouteMatcher(routes, "p").scanPrefixes())
        .containsExactly("a-b/", "a/", "ab", "b/");
    assertThat(routes.stream().map(RouteMatcher::scanPrefix))
        .containsExactly("b/", "a/b/c", "a/b", "a/bc", "a/", "b/", "a-b/", "ab");
    assertThat(new RouteMatcher(Routes.withPrefixes("/", "/a"), "p").scanPrefixes())
        .containsExactly("");
  }

  private static List<Route> rules() throws IOException {
    byte[] content = Files.readAllBytes(CASES.resolve("rules.json"));
    return RouteReader.read(List.of(new RouteSource("rules.json", content))).routes();
  }

  private static String text(Matching matching) {
    if (matching instanceof Matching.Routed routed) {
      return routed.routed().route().name() + " into " + routed.routed().destination();
    }
    if (matching instanceof Matching.Refused refused) {
      return "REFUSED, " + refused.reason();
    }
    return matching instanceof Matching.Disabled disabled
        ? "DISABLED, " + disabled.route().name()
        : "unmatched";
  }
}
