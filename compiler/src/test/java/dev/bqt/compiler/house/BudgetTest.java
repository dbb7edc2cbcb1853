package dev.bqt.compiler.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Files, methods and lines stay short; each package says what it is for. */
class BudgetTest {

  private static final int FILE = 300;
  private static final int METHOD = 40;
  private static final int LINE = 100;
  private static final int PACKAGE = 16;
  private static final Set<String> MANY = Set.of("check", "ast");
  private static final Path MAIN = Path.of("src/main/java");
  private static final Path TEST = Path.of("src/test/java");

  @Test
  void noFileIsLongerThanThreeHundredLines() {
    assertThat(sources()).filteredOn(file -> lines(file).size() > FILE).isEmpty();
  }

  @Test
  void noLineIsLongerThanAHundredCharacters() {
    assertThat(sources().flatMap(BudgetTest::longLines)).isEmpty();
  }

  @Test
  void noMethodIsLongerThanFortyLines() {
    assertThat(sources().flatMap(BudgetTest::longMethods)).isEmpty();
  }

  @Test
  void eachPackageSaysWhatItIsFor() {
    assertThat(sources().map(Path::getParent).distinct())
        .allMatch(folder -> Files.exists(folder.resolve("package-info.java")));
  }

  /** Laws are many, as are the parts of a sentence, and each is a class of its own. */
  @Test
  void noOtherPackageIsCrowded() {
    assertThat(
            sources()
                .filter(file -> !MANY.contains(file.getParent().getFileName().toString()))
                .map(Path::getParent)
                .distinct()
                .toList())
        .filteredOn(folder -> sources().filter(f -> f.getParent().equals(folder)).count() > PACKAGE)
        .isEmpty();
  }

  private static Stream<String> longLines(Path file) {
    return lines(file).stream()
        .filter(line -> line.length() > LINE && !line.startsWith("import "))
        .map(line -> file + ": " + line);
  }

  /** The formatter indents members by two: a method begins and ends there. */
  private static Stream<String> longMethods(Path file) {
    List<String> found = new ArrayList<>();
    List<String> lines = lines(file);
    int start = -1;
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).matches("  [^ }@/*=][^=]*\\(.*[^;]")) {
        start = i;
      } else if (lines.get(i).equals("  }") && start >= 0) {
        if (i - start + 1 > METHOD) {
          found.add(file + ": " + lines.get(start).strip());
        }
        start = -1;
      }
    }
    return found.stream();
  }

  private static Stream<Path> sources() {
    return Stream.of(MAIN, TEST).flatMap(BudgetTest::javaFiles);
  }

  private static Stream<Path> javaFiles(Path root) {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
