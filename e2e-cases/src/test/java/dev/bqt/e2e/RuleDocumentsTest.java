package dev.bqt.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.runtime.route.RouteBook;
import dev.bqt.runtime.route.RouteReader;
import dev.bqt.runtime.route.RouteSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the compiler writes, the runtime reads: for every compiled rule of the repository. */
class RuleDocumentsTest {
  private static final List<Path> FOLDERS = List.of(Path.of("../rules-examples"), Path.of("cases"));

  /** Routes of BqDispatch, which the runner does not read. */
  private static final String OF_A_CONFIGURATION = "29-when-a-job-has-finished";

  static List<Path> documents() throws IOException {
    try (Stream<Path> files =
        Stream.concat(Files.walk(FOLDERS.get(0)), Files.walk(FOLDERS.get(1)))) {
      return files
          .filter(RuleDocumentsTest::isRule)
          .filter(file -> !file.toString().contains(OF_A_CONFIGURATION))
          .sorted()
          .toList();
    }
  }

  private static boolean isRule(Path file) {
    return file.endsWith("rule.json")
        || file.endsWith("approved/compiled.json")
        || file.toString().matches(".*/rules/[^/]+\\.json");
  }

  @Test
  void thereAreSome() throws IOException {
    for (Path folder : FOLDERS) {
      assertThat(documents()).as("rules below " + folder).anyMatch(file -> file.startsWith(folder));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("documents")
  void isReadWithoutAProblem(Path document) throws IOException {
    byte[] content = Files.readAllBytes(document);
    RouteBook book = RouteReader.read(List.of(new RouteSource(document.toString(), content)));
    if (document.startsWith(FOLDERS.get(0))) {
      // Examples show the whole language: what the runner cannot do it names, and knows each key.
      assertThat(book.problems())
          .allMatch(problem -> problem.toString().contains(": not built yet: "));
      assertThat(book.routes().size() + book.problems().size()).isPositive();
    } else {
      assertThat(book.problems()).isEmpty();
      assertThat(book.routes()).isNotEmpty();
    }
  }
}
