package dev.bqt.compiler.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.bqt.compiler.decompile.Decompilation;
import dev.bqt.compiler.decompile.TreeDecompiler;
import dev.bqt.compiler.decompile.tree.IngestFile;
import dev.bqt.compiler.diagnostic.render.PeopleRenderer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

/** Each tree as people have them becomes the sentences, and is told of in the words, beside it. */
class TreesTest {

  private static final Path TREES = Path.of("src/test/resources/trees");

  @TestFactory
  Stream<DynamicTest> accepted() throws IOException {
    return cases("accepted").map(each -> dynamicTest(name(each), () -> check(each, false)));
  }

  /** What is refused is left out; the rest is written. */
  @TestFactory
  Stream<DynamicTest> refused() throws IOException {
    return cases("refused").map(each -> dynamicTest(name(each), () -> check(each, true)));
  }

  private static void check(Path folder, boolean refused) throws IOException {
    Decompilation result = TreeDecompiler.decompile(tree(folder.resolve("tree")));
    assertThat(result.faults()).isEmpty();
    String told = new PeopleRenderer(false).render(result.diagnostics());
    assertThat(result.hasErrors()).as(told).isEqualTo(refused);
    List<Executable> all = new ArrayList<>();
    for (Decompilation.File file : result.files()) {
      all.add(() -> Golden.check(folder.resolve(file.source().name()), file.text()));
    }
    if (!told.isEmpty() || Files.exists(folder.resolve("told.txt"))) {
      all.add(() -> Golden.check(folder.resolve("told.txt"), told));
    }
    assertAll(all);
    assertThat(Golden.files(folder, ".bqt"))
        .as("files that are expected and not written")
        .hasSameSizeAs(result.files());
  }

  private static Stream<Path> cases(String kind) throws IOException {
    try (Stream<Path> all = Files.list(TREES.resolve(kind))) {
      List<Path> cases = all.sorted().toList();
      assertThat(cases).isNotEmpty();
      return cases.stream();
    }
  }

  private static String name(Path folder) {
    return folder.getFileName().toString();
  }

  private static List<IngestFile> tree(Path root) throws IOException {
    List<IngestFile> files = new ArrayList<>();
    try (Stream<Path> below = Files.walk(root)) {
      for (Path file : below.filter(Files::isRegularFile).sorted().toList()) {
        String path = root.relativize(file).toString();
        files.add(IngestFile.of(path, path, Files.readAllBytes(file)));
      }
    }
    return files;
  }
}
