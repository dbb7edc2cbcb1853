package dev.bqt.compiler.decompile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.bqt.compiler.Compilation;
import dev.bqt.compiler.RuleCompiler;
import dev.bqt.compiler.format.Formatter;
import dev.bqt.compiler.source.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Decompiled and compiled, a legacy rule says the same: same keys, case aside, same values. */
class RoundTripTest {

  private static final Path ACCEPTED = Path.of("src/test/resources/legacy/accepted");

  @TestFactory
  Stream<DynamicTest> eachJsonRuleComesBack() throws IOException {
    try (Stream<Path> files = Files.list(ACCEPTED)) {
      List<Path> rules = files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
      assertThat(rules).isNotEmpty();
      return rules.stream()
          .filter(file -> !file.getFileName().toString().matches("(config-|twice|nulls).*"))
          .map(file -> dynamicTest(file.getFileName().toString(), () -> comesBack(file)));
    }
  }

  private static void comesBack(Path file) throws IOException {
    String legacy = Files.readString(file);
    String sentences = decompiled(file.getFileName().toString(), legacy);

    assertThat(PlainTree.rules(compiled(sentences))).isEqualTo(PlainTree.rules(legacy));
    assertThat(Formatter.format(SourceFile.of("a.bqt", sentences)).text()).isEqualTo(sentences);
  }

  static String decompiled(String name, String legacy) {
    Decompilation result = Decompiler.decompile(List.of(SourceFile.of(name, legacy)));
    assertThat(result.faults()).as(legacy).isEmpty();
    assertThat(result.hasErrors()).as("%s%n%s", result.diagnostics(), legacy).isFalse();
    return result.files().get(0).text();
  }

  static String compiled(String sentences) {
    Compilation compilation =
        RuleCompiler.compile(List.of(SourceFile.of("decompiled.bqt", sentences)));
    assertThat(compilation.hasErrors()).as(sentences).isFalse();
    return new String(compilation.routeJson(), StandardCharsets.UTF_8);
  }
}
