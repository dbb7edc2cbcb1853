package dev.bqt.compiler.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.bqt.compiler.format.Formatter;
import dev.bqt.compiler.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The canonical form of each text of the corpus lies beside it. */
class FormatTest {

  private static final Path CORPUS = Path.of("src/test/resources/corpus/format");

  @TestFactory
  Stream<DynamicTest> formats() {
    return Golden.files(CORPUS, ".bqt").stream()
        .map(rule -> dynamicTest(rule.getFileName().toString(), () -> looksAsBeside(rule)));
  }

  @Test
  void aTextThatIsNoRuleIsLeftAlone() {
    Formatter.Formatted formatted = Formatter.format(SourceFile.of("rule.bqt", "WHEN PREFX"));

    assertThat(formatted.text()).isNull();
    assertThat(formatted.findings()).isNotEmpty();
  }

  @Test
  void nothingStaysNothing() {
    assertThat(Formatter.format(SourceFile.of("rule.bqt", " \n;\n")).text()).isEmpty();
  }

  private static void looksAsBeside(Path rule) throws IOException {
    SourceFile source = SourceFile.decode(rule.toString(), Files.readAllBytes(rule));
    Formatter.Formatted formatted = Formatter.format(source);
    assertThat(formatted.findings()).isEmpty();
    Golden.check(Golden.sibling(rule, ".bqt", ".fmt"), formatted.text());
  }
}
