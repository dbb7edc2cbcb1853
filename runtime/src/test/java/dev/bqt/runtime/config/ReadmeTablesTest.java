package dev.bqt.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.runtime.config.ConfigurationKeys.Key;
import dev.bqt.runtime.config.ConfigurationKeys.Owner;
import dev.bqt.runtime.config.ConfigurationKeys.Use;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What {@code README.md} says of keys and variables is what the code does with them. */
class ReadmeTablesTest {
  private static final Path README = Path.of("README.md");

  @Test
  void keysAreThoseOfTheCode() throws IOException {
    List<String> expected = new ArrayList<>(List.of("| key | | |", "|---|---|---|"));
    for (Owner owner : Owner.values()) {
      expected.add("| **" + owner.title() + "** | | |");
      ConfigurationKeys.all().stream()
          .filter(key -> key.owner() == owner)
          .forEach(key -> expected.add(row(key)));
    }
    assertThat(table("| key | | |")).isEqualTo(expected);
  }

  private static String row(Key key) {
    String use = key.use() == Use.LACKING ? "ignored" : key.use().name().toLowerCase(Locale.ROOT);
    String note = key.use() == Use.LACKING ? "with a warning: " + key.note() : key.note();
    return "| `" + key.name() + "` | " + use + " | " + note + " |";
  }

  @Test
  void variablesAreThoseOfTheCode() throws IOException {
    List<String> expected = new ArrayList<>(List.of("| variable | | |", "|---|---|---|"));
    for (Environment.Variable variable : Environment.all()) {
      expected.add(
          "| `" + variable.name() + "` | " + variable.use() + " | " + variable.note() + " |");
    }
    assertThat(table("| variable | | |")).isEqualTo(expected);
  }

  private static List<String> table(String heading) throws IOException {
    List<String> lines = Files.readAllLines(README);
    int from = lines.indexOf(heading);
    assertThat(from).as("the table " + heading).isNotNegative();
    return lines.subList(from, lines.size()).stream()
        .takeWhile(line -> line.startsWith("|"))
        .toList();
  }
}
