package dev.bqt.runtime.localcloud;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A test in one text file: sections that begin with {@code --- name}, the last being {@code
 * expected}. With the environment variable UPDATE_EXPECTED the last is written anew, and the test
 * fails once so that it is read.
 */
record CaseFile(Path file, Map<String, String> sections) {
  private static final String MARK = "--- ";

  static Stream<CaseFile> all(String folder) throws IOException {
    Path root = Path.of("src/test/resources/localcloud").resolve(folder);
    List<Path> files;
    try (Stream<Path> list = Files.list(root)) {
      files = list.sorted().collect(Collectors.toList());
    }
    return files.stream().map(CaseFile::read);
  }

  private static CaseFile read(Path file) {
    try {
      Map<String, String> sections = new LinkedHashMap<>();
      String name = "about";
      for (String line : Files.readString(file).split("(?<=\n)")) {
        if (line.startsWith(MARK)) {
          name = line.substring(MARK.length()).strip();
          sections.put(name, "");
        } else {
          sections.merge(name, line, String::concat);
        }
      }
      return new CaseFile(file, sections);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  String section(String name) {
    return sections.getOrDefault(name, "");
  }

  void verify(String actual) throws IOException {
    String expected = section("expected");
    if (System.getenv("UPDATE_EXPECTED") != null && !actual.equals(expected)) {
      sections.put("expected", actual);
      StringBuilder text = new StringBuilder();
      sections.forEach(
          (name, body) -> text.append(name.equals("about") ? "" : MARK + name + "\n").append(body));
      Files.writeString(file, text);
    }
    org.assertj.core.api.Assertions.assertThat(actual).as(file.toString()).isEqualTo(expected);
  }

  @Override
  public String toString() {
    return file.getFileName().toString();
  }
}
