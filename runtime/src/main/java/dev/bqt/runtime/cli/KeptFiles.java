package dev.bqt.runtime.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The files of ledger and warehouse, watched from outside: a process that has them open writes on
 * without noticing that they were moved away or deleted, and the next one begins with empty ones
 * and loads everything anew.
 */
final class KeptFiles {
  private final List<Kept> files;

  private KeptFiles(List<Kept> files) {
    this.files = files;
  }

  /**
   * A file as it was found.
   *
   * @param key the system's name for it, such as its inode; null where there is none
   */
  private record Kept(Path path, Object key) {
    boolean isThere() {
      return Files.exists(path) && Objects.equals(key, keyOf(path));
    }
  }

  /** Those of them that are there at this moment. */
  static KeptFiles of(List<Path> paths) {
    List<Kept> files = new ArrayList<>();
    for (Path file : paths) {
      Path path = file.toAbsolutePath();
      if (Files.exists(path)) {
        files.add(new Kept(path, keyOf(path)));
      }
    }
    return new KeptFiles(files);
  }

  /**
   * What was moved away, deleted or replaced since then, and what to do; empty when nothing was.
   */
  Optional<String> loss() {
    return files.stream()
        .filter(file -> !file.isThere())
        .findFirst()
        .map(
            file ->
                file.path()
                    + " was moved away, deleted or replaced while it was in use, so nothing more is"
                    + " done. Put it back before the next run: without it what is in the buckets is"
                    + " loaded anew.");
  }

  private static Object keyOf(Path path) {
    try {
      return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    } catch (IOException gone) {
      return null;
    }
  }
}
