package dev.bqt.compiler.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * An expectation that lies in a file. With {@code -Dgolden.update} it is written anew, and the test
 * fails all the same, so that somebody reads the difference; not so where CI is set.
 */
final class Golden {

  private Golden() {}

  static void check(Path expectation, String actual) throws IOException {
    if (System.getProperty("golden.update") != null) {
      update(expectation, actual);
    }
    if (!Files.exists(expectation)) {
      fail("%s is missing. Run with -Dgolden.update, then read it.", expectation);
    }
    assertThat(Files.readString(expectation))
        .as("%s differs. If what is new is right: -Dgolden.update", expectation)
        .isEqualTo(actual);
  }

  private static void update(Path expectation, String actual) throws IOException {
    if (System.getenv("CI") != null) {
      fail("-Dgolden.update is refused where CI is set.");
    }
    boolean same = Files.exists(expectation) && Files.readString(expectation).equals(actual);
    if (!same) {
      Files.write(expectation, actual.getBytes(StandardCharsets.UTF_8));
      fail("%s was written. Read it, then run again without -Dgolden.update.", expectation);
    }
  }

  /** Files of a folder and all below it with an extension, sorted. */
  static List<Path> files(Path folder, String extension) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(extension)).sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Expectations whose input is gone. */
  static List<Path> orphans(Path folder, String extension) {
    return files(folder, extension).stream()
        .filter(file -> !Files.exists(sibling(file, extension, ".bqt")))
        .toList();
  }

  static Path sibling(Path file, String extension, String other) {
    String name = file.getFileName().toString();
    return file.resolveSibling(name.substring(0, name.length() - extension.length()) + other);
  }
}
