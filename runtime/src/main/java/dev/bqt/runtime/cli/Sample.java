package dev.bqt.runtime.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * The first of the rules' examples, as the build has put it into the jar.
 *
 * @param rule the source of the rule
 * @param table where it loads to
 * @param windowSeconds how long it gathers files
 */
record Sample(String rule, String table, int windowSeconds) {
  private static final String DATA = "data";

  /** Copies the example into this folder, as files that land in their bucket now. */
  static Sample layOut(Path folder) throws IOException {
    Path code = ownCode();
    if (Files.isDirectory(code)) {
      return layOut(code, folder);
    }
    try (FileSystem jar = FileSystems.newFileSystem(code)) {
      return layOut(jar.getPath("/"), folder);
    }
  }

  private static Sample layOut(Path code, Path folder) throws IOException {
    Path example = onlyEntry(code.resolve("dev/bqt/runtime/cli/sample"));
    Files.createDirectories(folder);
    for (String name : List.of(SampleFolder.RULE, SampleFolder.SCHEMA)) {
      Files.copy(example.resolve(name), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
    copyTree(example.resolve(DATA), folder.resolve(LocalSite.BUCKETS));
    JsonNode route = new ObjectMapper().readTree(Files.readString(example.resolve("rule.json")));
    return new Sample(
        Files.readString(example.resolve(SampleFolder.RULE)),
        route.at("/0/Dest/Table").asText(),
        route.at("/0/Batch/Window/DurationInSec").asInt());
  }

  private static void copyTree(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.write(copy, Files.readAllBytes(file));
      }
    }
  }

  private static Path ownCode() {
    try {
      return Path.of(Sample.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the place of our own code", e);
    }
  }

  private static Path onlyEntry(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.findFirst().orElseThrow();
    }
  }
}
