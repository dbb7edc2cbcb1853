package dev.bqt.compiler.decompile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.bqt.compiler.Compilation;
import dev.bqt.compiler.RuleCompiler;
import dev.bqt.compiler.Settings;
import dev.bqt.compiler.decompile.tree.IngestFile;
import dev.bqt.compiler.diagnostic.render.PeopleRenderer;
import dev.bqt.compiler.format.Formatter;
import dev.bqt.compiler.source.SourceFile;
import dev.bqt.compiler.target.Target;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Decompiled and compiled, a tree has the same files: same keys, same values, same SQL. */
class TreesComeBackTest {

  private static final Path COMPILED = Path.of("src/test/resources/directories");

  @TestFactory
  Stream<DynamicTest> eachTreeThatWeCompileComesBack() throws IOException {
    try (Stream<Path> cases = Files.list(COMPILED)) {
      List<Path> all = cases.sorted().toList();
      assertThat(all).hasSizeGreaterThanOrEqualTo(19);
      return all.stream()
          .map(each -> dynamicTest(each.getFileName().toString(), () -> comesBack(each)));
    }
  }

  private static void comesBack(Path folder) throws IOException {
    List<IngestFile> tree = tree(folder.resolve("expected"));
    Decompilation result = TreeDecompiler.decompile(tree);
    assertThat(result.faults()).isEmpty();
    assertThat(result.hasErrors())
        .as(new PeopleRenderer(false).render(result.diagnostics()))
        .isFalse();

    assertThat(plain(compiled(result))).isEqualTo(plain(tree));
    assertThat(result.files())
        .allMatch(
            file ->
                Formatter.format(SourceFile.of("a.bqt", file.text())).text().equals(file.text()));
  }

  static List<IngestFile> tree(Path root) throws IOException {
    List<IngestFile> files = new ArrayList<>();
    try (Stream<Path> below = Files.walk(root)) {
      for (Path file : below.filter(Files::isRegularFile).sorted().toList()) {
        String path = root.relativize(file).toString();
        files.add(IngestFile.of(path, path, Files.readAllBytes(file)));
      }
    }
    return files;
  }

  static Map<String, String> compiled(Decompilation result) {
    List<SourceFile> sources =
        result.files().stream()
            .map(file -> SourceFile.of(file.source().name(), file.text()))
            .toList();
    Compilation compilation = RuleCompiler.compile(sources, Settings.NONE.with(Target.GCS_INGEST));
    assertThat(compilation.hasErrors()).as("%s", compilation.diagnostics()).isFalse();
    Map<String, String> files = new TreeMap<>();
    compilation
        .ingestTree()
        .forEach((path, bytes) -> files.put(path, new String(bytes, StandardCharsets.UTF_8)));
    return files;
  }

  private static Map<String, Object> plain(List<IngestFile> files) {
    Map<String, String> texts = new TreeMap<>();
    files.forEach(file -> texts.put(file.path(), file.source().text()));
    return plain(texts);
  }

  /** JSON without the order of its keys. */
  static Map<String, Object> plain(Map<String, String> files) {
    Map<String, Object> plain = new TreeMap<>();
    files.forEach(
        (path, text) ->
            plain.put(path, path.endsWith(".json") ? PlainTree.rules("[" + text + "]") : text));
    return plain;
  }
}
