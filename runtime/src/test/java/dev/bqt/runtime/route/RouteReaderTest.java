package dev.bqt.runtime.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules documents beside what is read from them: {@code name.json} and {@code name.json.read}. */
class RouteReaderTest {
  private static final Path CASES = Path.of("src/test/resources/route");
  private static final String READ = ".read";

  static List<Path> documents() throws IOException {
    try (Stream<Path> files = Files.list(CASES)) {
      return files.filter(file -> !file.toString().endsWith(READ)).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void readsAsExpected(Path document) throws IOException {
    RouteBook book = read(document.getFileName().toString(), Files.readAllBytes(document));
    Golden.check(Path.of(document + READ), RouteText.of(book));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyRouteIsReadBack(Path document) throws IOException {
    RouteBook book = read(document.getFileName().toString(), Files.readAllBytes(document));
    for (Route route : book.routes()) {
      assertThat(RouteReader.readBack(route.origin(), route.json())).isEqualTo(route);
    }
  }

  @Test
  void noExpectationHasLostItsDocument() throws IOException {
    try (Stream<Path> files = Files.list(CASES)) {
      List<String> orphans =
          files
              .map(Path::toString)
              .filter(file -> file.endsWith(READ))
              .filter(file -> Files.notExists(Path.of(file.substring(0, file.length() - 5))))
              .toList();
      assertThat(orphans).isEmpty();
    }
  }

  @Test
  void documentsAreReadTogetherAndProblemsSorted() {
    RouteBook book =
        RouteReader.read(
            List.of(
                source("z.json", "{\"Dest\": {}}"),
                source("a/rule.json", "{\"Dest\": {\"Table\": \"ds.t\"}}"),
                source("b/rule.json", "{\"Dest\": {\"Table\": \"ds.t\"}, \"x\": 1}")));
    assertThat(book.routes()).extracting(Route::origin).containsExactly("a/rule.json");
    assertThat(book.problems().stream().map(RouteProblem::toString))
        .containsExactly(
            "b/rule.json:1:1: error: $: the rule \"rule\" stands in a/rule.json already — keep"
                + " one of them",
            "b/rule.json:1:29: warning: $.x: unknown key, ignored — take it out",
            "z.json:1:10: error: $.Dest.Table: is missing — say where to load: Dest.Table,"
                + " dataset.table");
  }

  @Test
  void anEditedRuleIsAnotherAndAReorderedOneIsNot() {
    Route route = only("{\"Dest\": {\"Table\": \"ds.t\"}, \"Async\": true}");
    Route reordered = only("{\"async\": true, \"dest\": {\"table\": \"ds.t\", \"typo\": 1}}");
    Route edited = only("{\"Dest\": {\"Table\": \"ds.u\"}, \"Async\": true}");
    assertThat(reordered).isEqualTo(route);
    assertThat(edited.key()).isNotEqualTo(route.key()).startsWith("r-").hasSize(14);
  }

  @Test
  void readBackRefusesWhatWasNeverARoute() {
    assertThatThrownBy(() -> RouteReader.readBack("r.json", "{}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Dest.Table");
  }

  @Test
  void nestingHasAnEnd() {
    String deep = "[".repeat(100_000);
    for (String origin : List.of("deep.json", "deep.yaml")) {
      assertThat(read(origin, deep.getBytes(StandardCharsets.UTF_8)).hasErrors()).isTrue();
    }
  }

  @Test
  void noDocumentIsTooBroken() throws IOException {
    Random random = new Random(17);
    for (Path document : documents()) {
      byte[] content = Files.readAllBytes(document);
      for (int round = 0; round < 100 && content.length > 0; round++) {
        byte[] broken = content.clone();
        broken[random.nextInt(broken.length)] = (byte) random.nextInt(128);
        broken[random.nextInt(broken.length)] =
            (byte) "{}[]\":,'&*!|>%@`-\n\t ".charAt(random.nextInt(20));
        RouteBook book = read(document.getFileName().toString(), broken);
        assertThat(book.routes().isEmpty() && book.problems().isEmpty()).isFalse();
      }
    }
  }

  private static Route only(String json) {
    return RouteReader.read(List.of(source("r.json", json))).routes().get(0);
  }

  private static RouteBook read(String origin, byte[] content) {
    return RouteReader.read(List.of(new RouteSource(origin, content)));
  }

  private static RouteSource source(String origin, String text) {
    return new RouteSource(origin, text.getBytes(StandardCharsets.UTF_8));
  }

  /** What is read, for people. */
  private static final class RouteText {
    static String of(RouteBook book) {
      String routes = book.routes().stream().map(RouteText::of).collect(Collectors.joining());
      return book.problems().stream()
          .map(problem -> problem + "\n")
          .collect(Collectors.joining("", routes, ""));
    }

    private static String of(Route route) {
      ObjectFilter when = route.when();
      StringBuilder text = new StringBuilder();
      text.append(route.key()).append(route.disabled() ? " DISABLED" : "").append('\n');
      line(text, "prefix", when.prefix());
      line(text, "suffix", when.suffix());
      line(text, "filter", when.filter());
      line(text, "exclusion", when.exclusion());
      line(text, "table", route.table());
      line(text, "format", route.sourceFormat());
      new TreeMap<>(route.loadOptions()).forEach((key, value) -> line(text, key, value));
      line(text, "batch", route.batch());
      route.onSuccess().forEach(action -> line(text, "on success", action));
      route.onFailure().forEach(action -> line(text, "on failure", action));
      line(text, "json", route.json());
      return text.append('\n').toString();
    }

    private static void line(StringBuilder text, String label, Object value) {
      if (value != null && !value.equals("")) {
        text.append("  ").append(label).append(": ").append(value).append('\n');
      }
    }
  }
}
