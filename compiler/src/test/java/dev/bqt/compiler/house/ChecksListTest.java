package dev.bqt.compiler.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChecksListTest {

  private static final Path CHECKS = Path.of("src/main/java/dev/bqt/compiler/check");

  @Test
  void eachLawStandsInTheList() throws IOException {
    String list = Files.readString(CHECKS.resolve("Checks.java"));
    try (Stream<Path> files = Files.list(CHECKS)) {
      assertThat(files.filter(Files::isRegularFile).filter(ChecksListTest::isLaw))
          .isNotEmpty()
          .allMatch(law -> list.contains("new " + name(law) + "()"));
    }
  }

  private static boolean isLaw(Path file) {
    try {
      return Files.readString(file).contains("implements Check");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString().replace(".java", "");
  }
}
