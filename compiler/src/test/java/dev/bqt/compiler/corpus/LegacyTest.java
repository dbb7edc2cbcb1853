package dev.bqt.compiler.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.bqt.compiler.decompile.Decompilation;
import dev.bqt.compiler.decompile.Decompiler;
import dev.bqt.compiler.diagnostic.render.PeopleRenderer;
import dev.bqt.compiler.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each legacy rule becomes the sentences, or is refused with the text, that lies beside. */
class LegacyTest {

  private static final Path LEGACY = Path.of("src/test/resources/legacy");

  @TestFactory
  Stream<DynamicTest> accepted() {
    return files("accepted").map(file -> dynamicTest(name(file), () -> becomesSentences(file)));
  }

  @TestFactory
  Stream<DynamicTest> refused() {
    return files("refused").map(file -> dynamicTest(name(file), () -> isRefused(file)));
  }

  private static void becomesSentences(Path file) throws IOException {
    Decompilation result = decompile(file);
    assertThat(result.faults()).isEmpty();
    assertThat(result.hasErrors()).as(rendered(result)).isFalse();
    String warnings = rendered(result);
    Path text = Golden.sibling(file, extension(file), ".txt");
    if (!warnings.isEmpty() || Files.exists(text)) {
      Golden.check(text, warnings);
    }
    Golden.check(Golden.sibling(file, extension(file), ".bqt"), result.files().get(0).text());
    assertThat(Golden.orphans(LEGACY.resolve("accepted"), ".txt")).isEmpty();
  }

  private static void isRefused(Path file) throws IOException {
    Decompilation result = decompile(file);
    assertThat(result.faults()).isEmpty();
    assertThat(result.hasErrors()).as("%s is not refused", file).isTrue();
    assertThat(result.files()).isEmpty();
    Golden.check(file.resolveSibling(name(file) + ".txt"), rendered(result));
  }

  private static Decompilation decompile(Path file) throws IOException {
    return Decompiler.decompile(List.of(SourceFile.decode(name(file), Files.readAllBytes(file))));
  }

  private static String rendered(Decompilation result) {
    return new PeopleRenderer(false).render(result.diagnostics());
  }

  private static Stream<Path> files(String folder) {
    List<Path> all = new ArrayList<>();
    for (String extension : List.of(".json", ".yaml", ".yml")) {
      all.addAll(Golden.files(LEGACY.resolve(folder), extension));
    }
    assertThat(all).isNotEmpty();
    return all.stream().sorted();
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  private static String extension(Path file) {
    return name(file).substring(name(file).lastIndexOf('.'));
  }
}
