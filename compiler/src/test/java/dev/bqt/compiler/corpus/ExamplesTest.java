package dev.bqt.compiler.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.compiler.Compilation;
import dev.bqt.compiler.RuleCompiler;
import dev.bqt.compiler.route.JsonTree;
import dev.bqt.compiler.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The examples are what their index says, and the sample objects are those that the rule means. */
class ExamplesTest {

  private static final Path EXAMPLES = Path.of("../rules-examples");

  @Test
  void theIndexNamesEachExample() throws IOException {
    String index = Files.readString(EXAMPLES.resolve("README.md"));

    assertThat(Golden.files(EXAMPLES, ".bqt"))
        .isNotEmpty()
        .allMatch(rule -> index.contains("(" + rule.getParent().getFileName() + "/rule.bqt)"));
  }

  @Test
  void noExampleHasAnErrorTogetherWithTheOthers() throws IOException {
    Compilation all = compile(Golden.files(EXAMPLES, ".bqt"));

    assertThat(all.hasErrors()).isFalse();
  }

  @Test
  void theRuleOfTheFirstMatchesItsSampleObjects() throws IOException {
    Path first = EXAMPLES.resolve("01-batch-by-seconds");
    Path buckets = first.resolve("data");
    Compilation compilation = compile(List.of(first.resolve("rule.bqt")));
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

  private static Compilation compile(List<Path> rules) throws IOException {
    List<SourceFile> sources = new ArrayList<>();
    for (Path rule : rules) {
      sources.add(SourceFile.decode(rule.toString(), Files.readAllBytes(rule)));
    }
    return RuleCompiler.compile(sources);
  }
}
