package dev.bqt.e2e.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The built jar beside DuckDB's library, which every process would otherwise unpack from it for
 * itself: 70 MB, half of the time that a process needs to begin, and left behind when it is killed.
 * With it is an archive of classes, as the launcher makes one.
 */
final class LightJar {
  private static final Path JAR = Path.of("../runtime/target/bqt.jar");
  private static final String LIBRARY = "libduckdb_java";
  private static final String CLASSES = "classes.jsa";

  private LightJar() {}

  /**
   * Makes it.
   *
   * @param folder made, for this alone
   */
  static Path in(Path folder) {
    if (!Files.isRegularFile(JAR)) {
      throw new AssertionError(JAR + " is not there: build it with `mvn -pl runtime -am package`");
    }
    try {
      Path jar = Files.createDirectories(folder).resolve("bqt.jar");
      Files.copy(JAR, jar);
      try (FileSystem inside = FileSystems.newFileSystem(jar)) {
        for (Path library : libraries(inside.getPath("/"))) {
          Files.copy(library, folder.resolve(library.getFileName().toString()));
          Files.delete(library);
        }
      }
      rehearse(jar, Files.createDirectory(folder.resolve("rehearsal")));
      return jar;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As the launcher does. */
  private static void rehearse(Path jar, Path folder) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:ArchiveClassesAtExit=" + classes(jar),
                "-XX:+UseSerialGC",
                "-Xlog:disable",
                "-cp",
                jar.toAbsolutePath().toString(),
                "dev.bqt.runtime.cli.Rehearsal",
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolveSibling("rehearsal.txt").toFile())
            .start();
    process.onExit().join();
    if (!Files.exists(classes(jar))) {
      throw new AssertionError(Files.readString(folder.resolveSibling("rehearsal.txt")));
    }
  }

  /** Where a process takes its classes from. */
  static Path classes(Path jar) {
    return jar.resolveSibling(CLASSES);
  }

  private static List<Path> libraries(Path root) throws IOException {
    try (Stream<Path> files = Files.list(root)) {
      return files.filter(file -> file.getFileName().toString().startsWith(LIBRARY)).toList();
    }
  }
}
