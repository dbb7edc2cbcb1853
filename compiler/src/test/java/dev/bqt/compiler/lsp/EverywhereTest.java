package dev.bqt.compiler.lsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.bqt.compiler.include.Scripts;
import dev.bqt.compiler.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No place in any rule that we have, sound or broken, makes the server fail. */
class EverywhereTest {

  private static final Path CORPUS = Path.of("src/test/resources/corpus");
  private static final int EVERY = 5;

  @Test
  void somethingOrNothingIsSaidAtEachPlace() throws IOException {
    List<Path> texts = texts();
    assertThat(texts).hasSizeGreaterThan(50);
    for (Path file : texts) {
      SourceFile source = SourceFile.decode(file.toString(), Files.readAllBytes(file));
      int end = Math.min(source.text().length(), 400);
      for (int at = 0; at <= end; at += EVERY) {
        int offset = at;
        assertThatCode(() -> Proposals.at(source, offset))
            .as(file + ": " + at)
            .doesNotThrowAnyException();
        assertThatCode(() -> Places.position(source, offset))
            .as(file + ": " + at)
            .doesNotThrowAnyException();
      }
      assertThatCode(() -> Hovers.at(source, Scripts.NONE, end / 2))
          .as(file.toString())
          .doesNotThrowAnyException();
    }
  }

  private static List<Path> texts() throws IOException {
    try (Stream<Path> all = Files.walk(CORPUS)) {
      return all.filter(file -> file.toString().endsWith(".bqt")).sorted().toList();
    }
  }
}
