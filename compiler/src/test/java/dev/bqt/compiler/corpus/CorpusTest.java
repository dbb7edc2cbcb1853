package dev.bqt.compiler.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.bqt.compiler.Compilation;
import dev.bqt.compiler.diagnostic.render.PeopleRenderer;
import dev.bqt.compiler.fuzz.ForeignWords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.ThrowingConsumer;

/** Each rule of the corpus compiles to the JSON, or is reported with the text, that lies beside. */
class CorpusTest {

  private static final Path CORPUS = Path.of("src/test/resources/corpus");

  @TestFactory
  Stream<DynamicTest> accepted() {
    return each("accepted", CorpusTest::compilesToWhatLiesBeside);
  }

  @TestFactory
  Stream<DynamicTest> rejected() {
    return each(
        "rejected",
        rule -> {
          Compilation compilation = compile(rule);
          assertThat(compilation.hasErrors()).as("%s is not rejected", rule).isTrue();
          Golden.check(Golden.sibling(rule, ".bqt", ".txt"), rendered(compilation));
        });
  }

  @TestFactory
  Stream<DynamicTest> warned() {
    return each(
        "warned",
        rule -> {
          Compilation compilation = compile(rule);
          assertThat(compilation.hasErrors()).as("%s is rejected", rule).isFalse();
          assertThat(compilation.diagnostics()).as("%s has no warning", rule).isNotEmpty();
          Golden.check(Golden.sibling(rule, ".bqt", ".txt"), rendered(compilation));
        });
  }

  @Test
  void noExpectationHasLostItsRule() {
    assertThat(Golden.orphans(CORPUS, ".json")).isEmpty();
    assertThat(Golden.orphans(CORPUS, ".txt")).isEmpty();
  }

  @Test
  void theWordsOfTheParserGeneratorNeverShow() {
    for (Path text : Golden.files(CORPUS, ".txt")) {
      String rule = read(Golden.sibling(text, ".txt", ".bqt"));
      assertThat(ForeignWords.in(read(text), rule)).as("%s", text).isEmpty();
    }
  }

  private static Stream<DynamicTest> each(String folder, ThrowingConsumer<Path> test) {
    return each(CORPUS.resolve(folder), test);
  }

  private static Stream<DynamicTest> each(Path folder, ThrowingConsumer<Path> test) {
    List<Path> rules = Golden.files(folder, ".bqt");
    assertThat(rules).as("no rules in %s", folder).isNotEmpty();
    return rules.stream()
        .map(rule -> dynamicTest(folder.relativize(rule).toString(), () -> test.accept(rule)));
  }

  private static void compilesToWhatLiesBeside(Path rule) throws IOException {
    Compilation compilation = compile(rule);
    assertThat(compilation.hasErrors()).as(rendered(compilation)).isFalse();
    String json = CorpusRule.json(Files.readAllBytes(rule), compilation);
    Golden.check(Golden.sibling(rule, ".bqt", ".json"), json);
  }

  private static Compilation compile(Path rule) throws IOException {
    return CorpusRule.compile(rule.getFileName().toString(), Files.readAllBytes(rule));
  }

  private static String rendered(Compilation compilation) {
    return new PeopleRenderer(false).render(compilation.diagnostics());
  }

  private static String read(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
