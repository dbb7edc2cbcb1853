package dev.bqt.compiler.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;

/** Writes files so that a reader sees either the old or the new one, never half of it. */
final class OutputFolder {

  private final Path folder;

  OutputFolder(Path folder) {
    this.folder = folder;
  }

  /** Writes each file; the keys are paths below the folder. */
  void write(Map<String, byte[]> files) throws UsageProblem {
    try {
      for (Map.Entry<String, byte[]> file : new TreeMap<>(files).entrySet()) {
        write(folder.resolve(file.getKey()), file.getValue());
      }
    } catch (IOException unwritable) {
      throw new UsageProblem("Cannot write to " + folder + ": " + RulePaths.reason(unwritable));
    }
  }

  private static void write(Path target, byte[] bytes) throws IOException {
    Files.createDirectories(target.getParent());
    replace(target, bytes);
  }

  /** Writes a file in a folder that is there; one that is replaced keeps its permissions. */
  static void replace(Path target, byte[] bytes) throws IOException {
    Path half = Files.createTempFile(target.toAbsolutePath().getParent(), ".bqt-", ".tmp");
    try {
      Files.write(half, bytes);
      if (Files.exists(target) && isPosix(half)) {
        Files.setPosixFilePermissions(half, Files.getPosixFilePermissions(target));
      } else {
        makeReadable(half);
      }
      Files.move(half, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(half);
    }
  }

  /** Whether nobody may write a file, which {@link #replace} could do all the same. */
  static boolean isReadOnly(Path file) throws IOException {
    return !Files.isWritable(file)
        || (isPosix(file)
            && Files.getPosixFilePermissions(file).stream()
                .noneMatch(each -> each.name().endsWith("_WRITE")));
  }

  private static boolean isPosix(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  /**
   * Temporary files are for their owner alone; what we write is for all who may read the folder.
   */
  private static void makeReadable(Path file) {
    file.toFile().setReadable(true, false);
  }
}
