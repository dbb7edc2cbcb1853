package dev.bqt.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bqt.compiler.cli.findings.SourcePaths;
import dev.bqt.compiler.diagnostic.DiagnosticId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code --format} makes of the same findings. */
class FormatsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path CORPUS = Path.of("src/test/resources/corpus");
  private static final String GOOD = "WHEN PREFIX \"/a/\" LOAD INTO shop.t;\n";
  private static final String TWO =
      "WHEN PREFIX \"/🎉/\" LOAD INTO orders;\nWHEN PREFIX \"/b/\" LOAD INTO orders;\n";

  @TempDir Path folder;

  static Stream<Path> corpus() throws IOException {
    try (Stream<Path> folders = Files.list(CORPUS)) {
      return folders.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("corpus")
  void ourJsonIsWhatItsSchemaSays(Path rules) throws IOException {
    Outcome checked = Outcome.of("", "check", "--format", "json", rules.toString());

    assertThat(JsonSchemaFile.ofFindings().faults(checked.out())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("corpus")
  void sarifIsWhatItsSchemaSays(Path rules) throws IOException {
    Outcome checked = Outcome.of("", "check", "--format", "sarif", rules.toString());

    assertThat(JsonSchemaFile.ofSarif().faults(checked.out())).isEmpty();
  }

  @Test
  void theSchemasRefuseWhatTheyDoNotKnow() throws IOException {
    String json = Outcome.of(GOOD, "check", "--format", "json", "-").out();
    String sarif = Outcome.of(GOOD, "check", "--format", "sarif", "-").out();

    assertThat(JsonSchemaFile.ofFindings().faults(json.replace("\"files\"", "\"fils\"")))
        .hasSizeGreaterThan(1);
    assertThat(JsonSchemaFile.ofSarif().faults(sarif.replace("unicodeCodePoints", "bytes")))
        .isNotEmpty();
    assertThat(JsonSchemaFile.ofSarif().faults(sarif.replace("newlineSequences", "newlines")))
        .isNotEmpty();
  }

  @Test
  void sarifDescribesWhatWasFound() throws IOException {
    String twice = TWO + "WHEN PREFIX \"/c/\" LOAD INTO shop.t BATCH 30s;\n";

    JsonNode run = run(Outcome.of(twice, "check", "--format", "sarif", "-"));

    JsonNode driver = run.at("/tool/driver");
    assertThat(driver.at("/name").asText()).isEqualTo("bqt");
    assertThat(driver.at("/version").asText()).matches("\\d+\\.\\d+\\.\\d+");
    assertThat(driver.at("/rules").findValuesAsText("id"))
        .containsExactly("illegal-table", "load-quota");
    JsonNode rule = driver.at("/rules/1");
    assertThat(rule.at("/shortDescription/text").asText())
        .isEqualTo(DiagnosticId.LOAD_QUOTA.title());
    assertThat(rule.at("/defaultConfiguration/level").asText()).isEqualTo("warning");
    assertThat(rule.at("/help/markdown").asText()).startsWith("# load-quota\n");
    assertThat(run.at("/results"))
        .hasSize(3)
        .allMatch(
            found ->
                driver
                    .at("/rules/" + found.at("/ruleIndex").asInt() + "/id")
                    .equals(found.at("/ruleId")));
  }

  @Test
  void sarifOfACleanRunIsShort() throws IOException {
    Outcome checked = Outcome.of(GOOD, "check", "--format", "sarif", "-");

    JsonNode run = run(checked);
    assertThat(checked.out()).hasSizeLessThan(1_500);
    assertThat(run.at("/tool/driver/rules")).isEmpty();
    assertThat(run.at("/results").isArray()).isTrue();
    assertThat(run.at("/results")).isEmpty();
    assertThat(run.at("/invocations/0/executionSuccessful").asBoolean()).isTrue();
  }

  @Test
  void sarifPlacesFindingsByCharactersOfUnicode() throws IOException {
    JsonNode run = run(Outcome.of(TWO, "check", "--format", "sarif", "-"));
    JsonNode first = run.at("/results/0");

    assertThat(run.at("/columnKind").asText()).isEqualTo("unicodeCodePoints");
    assertThat(first.at("/ruleId").asText()).isEqualTo("illegal-table");
    assertThat(first.at("/ruleIndex").asInt()).isZero();
    assertThat(first.at("/level").asText()).isEqualTo("error");
    assertThat(first.at("/locations/0/physicalLocation").toString())
        .isEqualTo(
            "{\"artifactLocation\":{\"uri\":\"%3Cstdin%3E\",\"uriBaseId\":\"%SRCROOT%\"},"
                + "\"region\":{\"startLine\":1,\"startColumn\":29,"
                + "\"endLine\":1,\"endColumn\":35}}");
    assertThat(first.at("/message/text").asText()).contains("dataset.table.\nWrite for example");
  }

  @Test
  void sarifDoublesBracesForTheyWouldBePlaceholders() throws IOException {
    String rule = "WHEN PREFIX \"/{x}/\" LOAD INTO shop.t;\n";

    JsonNode run = run(Outcome.of(rule + rule, "check", "--format", "sarif", "-"));

    assertThat(run.at("/results/0/message/text").asText()).contains("such as \"/{{x}}/file\"");
  }

  @Test
  void sarifNamesFilesByUri() throws IOException {
    Path spaced = Files.createDirectories(folder.resolve("año, 100%"));
    Files.writeString(spaced.resolve("one.bqt"), GOOD);
    Files.writeString(spaced.resolve("two#.bqt"), GOOD);

    JsonNode result =
        run(Outcome.of("", "check", "--format", "sarif", spaced.toString())).at("/results/0");

    String uri = "file://" + folder + "/a%C3%B1o,%20100%25/";
    assertThat(artifact(result.at("/locations/0")).at("/uri").asText())
        .isEqualTo(uri + "two%23.bqt");
    JsonNode other = result.at("/relatedLocations/0");
    assertThat(artifact(other).at("/uri").asText()).isEqualTo(uri + "one.bqt");
    assertThat(artifact(other).has("uriBaseId")).isFalse();
    assertThat(other.at("/message/text").asText()).isNotEmpty();
  }

  private static JsonNode artifact(JsonNode location) {
    return location.at("/physicalLocation/artifactLocation");
  }

  @Test
  void pathsAreRelativeToWhereBqtWasStarted() {
    SourcePaths paths = new SourcePaths(Path.of("/work/rules"));

    assertThat(paths.of("./a/b.bqt")).isEqualTo("a/b.bqt");
    assertThat(paths.of("/work/rules/a.bqt")).isEqualTo("a.bqt");
    assertThat(paths.of("../other/a.bqt")).isEqualTo("/work/other/a.bqt");
    assertThat(paths.of("<stdin>")).isEqualTo("<stdin>");
  }

  @Test
  void githubGetsOneCommandForEachFinding() {
    Outcome checked = Outcome.of(TWO, "check", "--format", "github", "-");

    assertThat(checked.code()).isOne();
    assertThat(checked.out().lines().toList())
        .hasSize(2)
        .first()
        .isEqualTo(
            "::error file=<stdin>,line=1,endLine=1,col=29,endColumn=35,"
                + "title=This cannot be a table [illegal-table]"
                + "::A table is named with its dataset: dataset.table."
                + "%0Ahint: Write for example shop.orders.");
    assertThat(checked.err()).isEqualTo("1 file, 2 rules: 2 errors, no warnings\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "json", "sarif", "github"})
  void compileWritesFindingsBesideTheJson(String format) {
    Outcome failed = Outcome.of(TWO, "compile", "-", "--format", format);
    Outcome checked = Outcome.of(TWO, "check", "-", "--format", format);

    assertThat(List.of(failed.code(), checked.code())).containsExactly(1, 1);
    assertThat(failed.out()).isEmpty();
    assertThat(checked.out()).isNotEmpty().startsWith(failed.err());
    assertThat(Outcome.of(GOOD, "compile", "-", "--format", format).out()).contains("\"/a/\"");
  }

  @Test
  void textPointsToWhereMoreIsSaid() {
    Outcome checked = Outcome.of(TWO, "check", "-");

    assertThat(checked.out())
        .endsWith("\n\nMore: bqt explain illegal-table\n1 file, 2 rules: 2 errors, no warnings\n");
    assertThat(Outcome.of(GOOD, "check", "-").out()).doesNotContain("More:");
  }

  @Test
  void textIsColouredOnlyWhereToldAndMachinesGetNone() {
    assertThat(coloured("text")).contains("\u001B[");
    assertThat(Outcome.of(TWO, "check", "-").out()).doesNotContain("\u001B");
    assertThat(List.of(coloured("json"), coloured("sarif"), coloured("github")))
        .noneMatch(report -> report.contains("\u001B"));
  }

  private static String coloured(String format) {
    ByteArrayInputStream in = new ByteArrayInputStream(TWO.getBytes(StandardCharsets.UTF_8));
    return Outcome.of(in, true, "check", "-", "--format", format).out();
  }

  @Test
  void anEmptyFileIsNoRuleAndNoError() {
    assertThat(Outcome.of("", "check", "-"))
        .isEqualTo(new Outcome(0, "1 file, no rules: no errors, no warnings\n", ""));
  }

  private static JsonNode run(Outcome outcome) throws IOException {
    JsonNode runs = JSON.readTree(outcome.out()).at("/runs");
    assertThat(runs).hasSize(1);
    return runs.get(0);
  }
}
