package dev.bqt.compiler.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.bqt.compiler.Compilation;
import dev.bqt.compiler.RuleCompiler;
import dev.bqt.compiler.diagnostic.Severity;
import dev.bqt.compiler.format.Formatter;
import dev.bqt.compiler.route.JsonTree;
import dev.bqt.compiler.source.SourceFile;
import dev.bqt.compiler.value.Values;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The examples are what their index says, and the sample objects are those that the rule means. */
class ExamplesTest {

  private static final Path EXAMPLES = Path.of("../rules-examples");

  /** The quickstart's, whose window is short so that nobody waits for it. */
  private static final String WITH_A_WARNING = "01-batch-by-seconds";

  @Test
  void theIndexNamesEachExample() throws IOException {
    String index = Files.readString(EXAMPLES.resolve("README.md"));

    assertThat(Golden.files(EXAMPLES, ".bqt"))
        .isNotEmpty()
        .allMatch(rule -> index.contains("(" + rule.getParent().getFileName() + "/rule.bqt)"));
  }

  @TestFactory
  Stream<DynamicTest> eachCompilesToWhatLiesBesideAndIsCanonical() {
    return examples().map(each -> dynamicTest(each.name(), () -> inspect(each)));
  }

  private static void inspect(ExampleRule example) throws IOException {
    Compilation compilation = example.compile();
    assertThat(compilation.diagnostics())
        .as("findings of %s", example.name())
        .filteredOn(found -> !example.name().equals(WITH_A_WARNING))
        .isEmpty();
    assertThat(Formatter.format(example.source()).text()).isEqualTo(example.source().text());
    Map<String, String> expected = example.expected(compilation);
    for (Map.Entry<String, String> file : expected.entrySet()) {
      Path path = example.folder().resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Golden.check(path, file.getValue());
    }
    Path tree = example.folder().resolve("tree");
    if (Files.exists(tree)) {
      assertThat(Golden.files(tree, ""))
          .filteredOn(Files::isRegularFile)
          .as("files that are expected and not written")
          .allMatch(file -> expected.containsKey(example.folder().relativize(file).toString()));
    }
  }

  @Test
  void noExampleHasAnErrorTogetherWithTheOthers() throws IOException {
    Map<String, String> values = new TreeMap<>();
    List<SourceFile> sources = new ArrayList<>();
    for (ExampleRule each : examples().toList()) {
      values.putAll(each.values());
      sources.add(each.source());
    }

    Compilation all = RuleCompiler.compile(sources, new Values(values));

    assertThat(all.diagnostics())
        .filteredOn(found -> found.id().severity() == Severity.ERROR)
        .isEmpty();
  }

  private static Stream<ExampleRule> examples() {
    return Golden.files(EXAMPLES, "rule.bqt").stream().map(ExampleRule::new);
  }

  @Test
  void theRuleOfTheFirstMatchesItsSampleObjects() throws IOException {
    Path first = EXAMPLES.resolve("01-batch-by-seconds");
    Path buckets = first.resolve("data");
    Compilation compilation = new ExampleRule(first.resolve("rule.bqt")).compile();
    JsonTree.Node route = compilation.files().get(0).routes().get(0).json();
    JsonTree.Node when = (JsonTree.Node) route.fields().get("When");

    List<Path> objects = Golden.files(buckets, "").stream().filter(Files::isRegularFile).toList();

    assertThat(objects).hasSize(3).allMatch(object -> matches(when, buckets.relativize(object)));
  }

  private static boolean matches(JsonTree.Node when, Path bucketAndPath) {
    String path = "/" + bucketAndPath.subpath(1, bucketAndPath.getNameCount());
    return path.startsWith(text(when, "Prefix")) && path.endsWith(text(when, "Suffix"));
  }

  private static String text(JsonTree.Node node, String key) {
    return ((JsonTree.Chars) node.fields().get(key)).value();
  }
}
