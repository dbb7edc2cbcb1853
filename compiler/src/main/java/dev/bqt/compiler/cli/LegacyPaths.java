package dev.bqt.compiler.cli;

import dev.bqt.compiler.source.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds and reads the legacy rules below the paths that a user gave. */
final class LegacyPaths {

  private static final List<String> EXTENSIONS = List.of(".json", ".yaml", ".yml");

  private final InputStream in;

  LegacyPaths(InputStream in) {
    this.in = in;
  }

  /** All sources, each with the path of its sentences below an output folder; each file once. */
  Map<SourceFile, String> read(List<String> paths) throws UsageProblem {
    Map<SourceFile, String> targets = new LinkedHashMap<>();
    for (Map.Entry<Object, Found> each : find(paths).entrySet()) {
      Found found = each.getValue();
      String target = bare(found.relative()) + ".bqt";
      String beside = inFolder(found.relative());
      boolean twins = targets.containsValue(target) && !beside.equals(target);
      String free = twins ? beside : target;
      if (targets.containsValue(free)) {
        throw new UsageProblem(
            "Two of the files would be written to "
                + free
                + ". Give the folder above both as PATH.");
      }
      targets.put(found.source(), free);
    }
    return targets;
  }

  /**
   * Where {@code rule.yaml} goes if {@code rule.json} lies beside it: {@code yaml/rule.bqt}. A rule
   * without a name has that of its file, which is to stay.
   */
  private static String inFolder(String relative) {
    String bare = bare(relative);
    int slash = bare.lastIndexOf('/') + 1;
    String extension = relative.substring(Math.min(bare.length() + 1, relative.length()));
    return extension.isEmpty()
        ? bare + ".bqt"
        : bare.substring(0, slash) + extension + "/" + bare.substring(slash) + ".bqt";
  }

  private record Found(SourceFile source, String relative) {}

  private Map<Object, Found> find(List<String> paths) throws UsageProblem {
    Map<Object, Found> found = new LinkedHashMap<>();
    for (String given : paths) {
      if (given.equals("-")) {
        found.putIfAbsent(given, new Found(standardInput(), "stdin"));
        continue;
      }
      Path path = pathOf(given);
      if (!Files.exists(path)) {
        throw new UsageProblem("There is no file or folder " + given + ".");
      }
      boolean folder = Files.isDirectory(path);
      List<Path> files = folder ? walk(path) : List.of(path);
      if (files.isEmpty()) {
        throw new UsageProblem(
            "There is no .json, .yaml or .yml file in "
                + given
                + ", and no _config folder of the directory ingest.");
      }
      for (Path file : files) {
        put(file, folder ? path.relativize(file) : file.getFileName(), found);
      }
    }
    return found;
  }

  private static Path pathOf(String given) throws UsageProblem {
    if (given.endsWith(".bqt")) {
      throw new UsageProblem(given + " is a file of sentences already.");
    }
    try {
      return Path.of(given);
    } catch (InvalidPathException bad) {
      throw new UsageProblem("\"" + given + "\" cannot be a path: " + bad.getReason() + ".");
    }
  }

  private static List<Path> walk(Path folder) throws UsageProblem {
    try (Stream<Path> below = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      return below
          .filter(file -> EXTENSIONS.stream().anyMatch(file.toString()::endsWith))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException unreadable) {
      throw new UsageProblem("Cannot list " + folder + ": " + RulePaths.reason(unreadable));
    }
  }

  private static void put(Path file, Path relative, Map<Object, Found> found) throws UsageProblem {
    try {
      String name = file.toString().replace('\\', '/');
      SourceFile source = SourceFile.decode(name, Files.readAllBytes(file));
      List<String> names = new ArrayList<>();
      relative.forEach(each -> names.add(each.toString()));
      found.putIfAbsent(file.toRealPath(), new Found(source, String.join("/", names)));
    } catch (IOException unreadable) {
      throw new UsageProblem("Cannot read " + file + ": " + RulePaths.reason(unreadable));
    }
  }

  private SourceFile standardInput() throws UsageProblem {
    try {
      return SourceFile.decode(SourceFile.STANDARD_INPUT, in.readAllBytes());
    } catch (IOException unreadable) {
      throw new UsageProblem("Cannot read standard input: " + RulePaths.reason(unreadable));
    }
  }

  private static String bare(String path) {
    for (String extension : EXTENSIONS) {
      if (path.endsWith(extension) && path.length() > extension.length()) {
        return path.substring(0, path.length() - extension.length());
      }
    }
    return path;
  }
}
