package dev.bqt.compiler.decompile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.bqt.compiler.Compilation;
import dev.bqt.compiler.RuleCompiler;
import dev.bqt.compiler.Settings;
import dev.bqt.compiler.decompile.tree.IngestFile;
import dev.bqt.compiler.diagnostic.DiagnosticId;
import dev.bqt.compiler.diagnostic.render.PeopleRenderer;
import dev.bqt.compiler.format.Formatter;
import dev.bqt.compiler.source.SourceFile;
import dev.bqt.compiler.target.Target;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Decompiled and compiled, a tree has the same files: same keys, same values, same SQL. */
class TreesComeBackTest {

  private static final Path COMPILED = Path.of("src/test/resources/directories");
  private static final Path ACCEPTED = Path.of("src/test/resources/trees/accepted");

  @TestFactory
  Stream<DynamicTest> eachTreeThatWeCompileComesBack() throws IOException {
    try (Stream<Path> cases = Files.list(COMPILED)) {
      List<Path> all = cases.sorted().toList();
      assertThat(all).hasSizeGreaterThanOrEqualTo(19);
      return all.stream()
          .map(each -> dynamicTest(each.getFileName().toString(), () -> comesBack(each)));
    }
  }

  /** What does not come back as it is was told of. */
  @TestFactory
  Stream<DynamicTest> nothingOfATreeIsLostInSilence() throws IOException {
    try (Stream<Path> cases = Files.list(ACCEPTED)) {
      return cases.sorted().toList().stream()
          .map(each -> dynamicTest(each.getFileName().toString(), () -> isKeptOrTold(each)));
    }
  }

  private static void isKeptOrTold(Path folder) throws IOException {
    List<IngestFile> tree = tree(folder.resolve("tree"));
    Decompilation result = TreeDecompiler.decompile(tree);
    List<String> told =
        result.diagnostics().stream().map(each -> each.span().source().name()).toList();
    Map<String, Object> before = plain(tree);
    Map<String, Object> after = plain(compiled(result));

    assertThat(before.keySet())
        .allMatch(path -> told.contains(path) || before.get(path).equals(after.get(path)));
    assertThat(after.keySet())
        .as("what comes anew stands for a file that was told of")
        .filteredOn(path -> !before.containsKey(path))
        .allMatch(path -> told.stream().anyMatch(each -> isFor(path, each)));
    assertThat(before.keySet())
        .filteredOn(path -> path.endsWith(".json") && after.containsKey(path))
        .allMatch(path -> before.get(path).equals(after.get(path)));
  }

  private static boolean isFor(String path, String told) {
    return path.endsWith(".sql")
        ? told.endsWith(".sql")
        : path.equals("environment.yaml") && told.endsWith(".yaml");
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

  /** Git would not keep them in files. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1\r\nFROM temp_ext\r\n",
        "a\rb",
        "\u0001\t\u007f",
        "\\",
        "\"",
        "'''\"\"\""
      })
  void queriesKeepEachCharacter(String sql) {
    String path = "a/_config/bq_transform.sql";
    List<IngestFile> tree =
        List.of(IngestFile.of(path, path, sql.getBytes(StandardCharsets.UTF_8)));
    Decompilation result = TreeDecompiler.decompile(tree);

    assertThat(result.faults()).isEmpty();
    assertThat(compiled(result)).isEqualTo(Map.of(path, sql));
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
    assertThat(compilation.diagnostics())
        .as("%s", result.files())
        .filteredOn(found -> found.isError() || found.id() == DiagnosticId.UNUSED_ALLOW)
        .isEmpty();
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

  /** JSON is YAML; so another reader than the decompiler's reads it. */
  private static Object json(String text) {
    return byValue(new Yaml(new SafeConstructor(new LoaderOptions())).load(text));
  }

  private static Object byValue(Object json) {
    if (json instanceof Map<?, ?> map) {
      Map<Object, Object> fields = new HashMap<>();
      map.forEach((key, value) -> fields.put(key, byValue(value)));
      return fields;
    } else if (json instanceof List<?> list) {
      List<Object> values = new ArrayList<>();
      list.forEach(each -> values.add(byValue(each)));
      return values;
    }
    return json instanceof Number number ? (Object) number.doubleValue() : json;
  }

  /** JSON without the order of its keys. */
  static Map<String, Object> plain(Map<String, String> files) {
    Map<String, Object> plain = new TreeMap<>();
    files.forEach((path, text) -> plain.put(path, path.endsWith(".json") ? json(text) : text));
    return plain;
  }
}
