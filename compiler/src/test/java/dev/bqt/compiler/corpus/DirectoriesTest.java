package dev.bqt.compiler.corpus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.bqt.compiler.Compilation;
import dev.bqt.compiler.RuleCompiler;
import dev.bqt.compiler.Settings;
import dev.bqt.compiler.diagnostic.render.PeopleRenderer;
import dev.bqt.compiler.include.Scripts;
import dev.bqt.compiler.source.SourceFile;
import dev.bqt.compiler.target.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each rule about directories compiles to the tree of files that lies beside it. */
class DirectoriesTest {

  private static final Path CASES = Path.of("src/test/resources/directories");

  @TestFactory
  Stream<DynamicTest> trees() {
    List<Path> rules = Golden.files(CASES, "rule.bqt");
    assertThat(rules).hasSizeGreaterThanOrEqualTo(15);
    return rules.stream()
        .map(rule -> dynamicTest(CASES.relativize(rule.getParent()).toString(), () -> check(rule)));
  }

  private static void check(Path rule) throws IOException {
    Compilation compilation = compile(rule);
    String findings = new PeopleRenderer(false).render(compilation.diagnostics());
    assertThat(compilation.hasErrors()).as(findings).isFalse();
    Map<String, byte[]> tree = compilation.ingestTree();
    Path expected = rule.resolveSibling("expected");
    for (Map.Entry<String, byte[]> file : tree.entrySet()) {
      Path path = expected.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Golden.check(path, new String(file.getValue(), UTF_8));
    }
    assertThat(Golden.files(expected, ""))
        .filteredOn(Files::isRegularFile)
        .as("files that are expected and not written")
        .allMatch(file -> tree.containsKey(expected.relativize(file).toString()));
    Path warnings = rule.resolveSibling("warnings.txt");
    if (!findings.isEmpty() || Files.exists(warnings)) {
      Golden.check(warnings, findings);
    }
  }

  private static Compilation compile(Path rule) throws IOException {
    SourceFile source = SourceFile.decode("rule.bqt", Files.readAllBytes(rule));
    return RuleCompiler.compile(
        List.of(source), Settings.NONE.with(Target.GCS_INGEST).with(beside(rule)));
  }

  private static Scripts beside(Path rule) {
    return (source, path) -> {
      try {
        return Scripts.Script.of(Files.readString(rule.resolveSibling(path)));
      } catch (IOException missing) {
        return Scripts.Script.unreadable("it is missing");
      }
    };
  }
}
