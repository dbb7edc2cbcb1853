package dev.bqt.compiler.cli;

import dev.bqt.compiler.decompile.tree.IngestFile;
import dev.bqt.compiler.decompile.tree.TreeReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A folder with {@code _config} folders of the directory ingest: a copy of a bucket. */
final class TreePath {

  private final Map<String, Path> files;

  private TreePath(Map<String, Path> files) {
    this.files = files;
  }

  /** The tree among the paths; null if there is none. Several cannot be read together. */
  static TreePath find(List<String> paths) throws UsageProblem {
    for (String given : paths) {
      Path path = path(given);
      boolean inside = path != null && isInside(path);
      if (inside) {
        throw new UsageProblem(
            given
                + " belongs to a bucket of the directory ingest. Give the folder that is its root,"
                + " where its topmost _config lies or would lie.");
      }
      Map<String, Path> files = path == null || !Files.isDirectory(path) ? Map.of() : files(path);
      if (files.keySet().stream().anyMatch(IngestFile::isOfTree) || isAlone(files)) {
        if (paths.size() > 1) {
          throw new UsageProblem(
              given + " is a bucket of the directory ingest. Decompile it by itself.");
        }
        return new TreePath(files);
      }
    }
    return null;
  }

  private static Path path(String given) {
    try {
      return given.equals("-") ? null : Path.of(given);
    } catch (InvalidPathException bad) {
      return null;
    }
  }

  /** Whether it is a folder _config, or a file in one, that the function reads. */
  private static boolean isInside(Path path) {
    Path whole = path.toAbsolutePath().normalize();
    Path folder = Files.isDirectory(path) ? whole : whole.getParent();
    if (folder == null || folder.getFileName() == null || !Files.isDirectory(folder)) {
      return false;
    }
    boolean config = folder.getFileName().toString().equals("_config");
    try (Stream<Path> list = Files.list(folder)) {
      return config
          && list.map(file -> "_config/" + file.getFileName()).anyMatch(IngestFile::isOfTree);
    } catch (IOException | UncheckedIOException unreadable) {
      return false;
    }
  }

  /** Whether there is nothing but an environment. */
  private static boolean isAlone(Map<String, Path> files) throws UsageProblem {
    for (String name : TreeReader.ENVIRONMENTS) {
      Path file = files.get(name);
      if (file != null) {
        String text = new String(bytes(file), StandardCharsets.UTF_8);
        return TreeReader.isEnvironment(text);
      }
    }
    return false;
  }

  private static Map<String, Path> files(Path root) throws UsageProblem {
    Map<String, Path> files = new TreeMap<>();
    try (Stream<Path> below = Files.walk(root, FileVisitOption.FOLLOW_LINKS)) {
      below
          .filter(Files::isRegularFile)
          .forEach(file -> files.put(relative(root.relativize(file)), file));
    } catch (IOException | UncheckedIOException unreadable) {
      throw new UsageProblem("Cannot list " + root + ": " + RulePaths.reason(unreadable));
    }
    return files;
  }

  private static String relative(Path path) {
    List<String> names = new ArrayList<>();
    path.forEach(each -> names.add(each.toString()));
    return String.join("/", names);
  }

  /** The files that the function reads, or may be thought to read. */
  List<IngestFile> read() throws UsageProblem {
    List<IngestFile> read = new ArrayList<>();
    for (Map.Entry<String, Path> each : files.entrySet()) {
      if (isRead(each.getKey())) {
        String name = each.getValue().toString().replace('\\', '/');
        read.add(IngestFile.of(each.getKey(), name, bytes(each.getValue())));
      }
    }
    return read;
  }

  private static boolean isRead(String path) {
    return IngestFile.isConfig(path) || TreeReader.ENVIRONMENTS.contains(path);
  }

  /** How many files there are that would be read as rules if this were no bucket. */
  long others() {
    return files.keySet().stream()
        .filter(path -> !isRead(path))
        .filter(path -> Stream.of(".json", ".yaml", ".yml").anyMatch(path::endsWith))
        .count();
  }

  private static byte[] bytes(Path file) throws UsageProblem {
    try {
      return Files.readAllBytes(file);
    } catch (IOException unreadable) {
      throw new UsageProblem("Cannot read " + file + ": " + RulePaths.reason(unreadable));
    }
  }
}
