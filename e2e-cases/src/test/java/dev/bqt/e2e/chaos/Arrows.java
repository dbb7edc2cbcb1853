package dev.bqt.e2e.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The places where the program can be halted, as its sources name them. */
final class Arrows {
  private static final Path SOURCES = Path.of("../runtime/src/main/java/dev/bqt/runtime");
  private static final Pattern COMMIT = Pattern.compile("\\bcommit\\(([^;]*?)tx ->");
  private static final Pattern TRANSITION = Pattern.compile("\"([a-z]+\\.[a-z-]+)\"");
  private static final Pattern LOCALCLOUD =
      Pattern.compile("\\{@code ((?:storage|bigquery)\\.[a-z.-]+)}");

  private Arrows() {}

  /** Before and after each commit of the ledger, and the places that localcloud's package names. */
  static Set<String> inSources() {
    Set<String> arrows = new TreeSet<>();
    for (String transition : transitions()) {
      arrows.add(transition + ".before");
      arrows.add(transition + ".after");
    }
    find(LOCALCLOUD, read(SOURCES.resolve("localcloud/package-info.java"))).forEach(arrows::add);
    arrows.add("bigquery.query.before-commit");
    arrows.add("bigquery.query.after-commit");
    return arrows;
  }

  private static Set<String> transitions() {
    Set<String> transitions = new TreeSet<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .flatMap(file -> find(COMMIT, read(file)))
          .flatMap(arguments -> find(TRANSITION, arguments))
          .forEach(transitions::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return transitions;
  }

  private static Stream<String> find(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult found) -> found.group(1));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
