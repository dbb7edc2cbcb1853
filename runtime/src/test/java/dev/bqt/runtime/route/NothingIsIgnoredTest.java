package dev.bqt.runtime.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.runtime.route.field.RuleFields;
import dev.bqt.runtime.route.field.RuleFields.Row;
import dev.bqt.runtime.route.field.RuleFields.Status;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every key of the table, tried in a rule: it works, or the rule does not run and says why. */
class NothingIsIgnoredTest {
  private static final Map<String, String> SAMPLES =
      Map.of(
          "bool", "true",
          "int", "7",
          "text", "\"x\"",
          "scalar", "\"7\"",
          "texts", "[\"x\"]",
          "map", "{\"a\": \"b\"}",
          "any", "\"x\"");

  /** A rule, with a place for one more key of a section. */
  private static final Map<String, String> RULES =
      Map.of(
          "rule", "{\"Dest\": {\"Table\": \"ds.t\"}, %s}",
          "when", "{\"Dest\": {\"Table\": \"ds.t\"}, \"When\": {%s}}",
          "batch", "{\"Dest\": {\"Table\": \"ds.t\"}, \"Batch\": {%s}}",
          "dest", "{\"Dest\": {\"Table\": \"ds.t\", %s}}",
          "schema", "{\"Dest\": {\"Table\": \"ds.t\", \"Schema\": {%s}}}",
          "action",
              "{\"Dest\": {\"Table\": \"ds.t\"}, \"OnSuccess\": [{\"Action\": \"delete\", %s}]}");

  static Stream<List<String>> keys(Status... statuses) {
    return RULES.keySet().stream()
        .flatMap(
            section ->
                RuleFields.names(section).stream()
                    .map(name -> RuleFields.find(section, name).orElseThrow())
                    .filter(row -> List.of(statuses).contains(row.status()))
                    .map(row -> List.of(section, row.name())));
  }

  static Stream<List<String>> stopping() {
    return keys(Status.LATER, Status.WRONG);
  }

  static Stream<List<String>> options() {
    return keys(Status.OPTION);
  }

  static Stream<List<String>> dead() {
    return keys(Status.DEAD);
  }

  @ParameterizedTest
  @MethodSource("stopping")
  void whatIsNotBuiltStopsTheRule(List<String> key) {
    RouteBook book = read(key);
    assertThat(book.routes()).isEmpty();
    assertThat(book.problems())
        .filteredOn(problem -> problem.path().endsWith("." + key.get(1)))
        .singleElement()
        .satisfies(problem -> assertThat(problem.isError()).isTrue())
        .satisfies(problem -> assertThat(problem.message()).isNotBlank())
        .satisfies(problem -> assertThat(problem.advice()).isNotBlank());
  }

  @ParameterizedTest
  @MethodSource("options")
  void loadOptionsAreKeptUnderTheirRestNames(List<String> key) {
    RouteBook book = read(key);
    assertThat(book.problems()).isEmpty();
    assertThat(book.routes().get(0).loadOptions()).containsOnlyKeys(key.get(1));
  }

  @ParameterizedTest
  @MethodSource("dead")
  void whatHasNoEffectSaysSo(List<String> key) {
    RouteBook book = read(key);
    assertThat(book.routes()).hasSize(1);
    assertThat(book.problems()).singleElement().matches(problem -> !problem.isError());
  }

  /** The key in capitals: case does not matter, but for {@code schema}. */
  private static RouteBook read(List<String> key) {
    Row row = RuleFields.find(key.get(0), key.get(1)).orElseThrow();
    String name = row.name().equals("schema") ? "schema" : row.name().toUpperCase(Locale.ROOT);
    String section = row.isList() ? "[{}]" : "{}";
    String sample = row.section() == null ? SAMPLES.get(row.kind()) : section;
    String json = RULES.get(key.get(0)).formatted("\"" + name + "\": " + sample);
    return RouteReader.read(
        List.of(new RouteSource("r.json", json.getBytes(StandardCharsets.UTF_8))));
  }
}
