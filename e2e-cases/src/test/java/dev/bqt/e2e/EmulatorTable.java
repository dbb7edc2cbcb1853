package dev.bqt.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which cases the two emulators cannot carry, and why: {@code emulators.txt}.
 *
 * @param reasons by name of the case
 */
record EmulatorTable(Map<String, String> reasons) {
  private static final Path FILE = Path.of("emulators.txt");

  static EmulatorTable read() {
    Map<String, String> reasons = new TreeMap<>();
    try {
      for (String line : Files.readAllLines(FILE)) {
        if (!line.isBlank() && !line.startsWith("#")) {
          String[] cells = line.split("\\s*\\|\\s*", 2);
          assertThat(cells).as("%s: case | reason", line).hasSize(2).doesNotContain("");
          assertThat(reasons.put(cells[0].strip(), cells[1].strip()))
              .as("said twice: %s", line)
              .isNull();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new EmulatorTable(reasons);
  }

  /** Why the case cannot be carried; empty when it can. */
  Optional<String> reason(CaseFolder story) {
    return Optional.ofNullable(reasons.get(story.name()));
  }
}
