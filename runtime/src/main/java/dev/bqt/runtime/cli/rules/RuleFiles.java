package dev.bqt.runtime.cli.rules;

import dev.bqt.runtime.route.RouteSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Rules as users name them: files and folders of {@code .bqt}, {@code .json}, {@code .yaml}. */
public final class RuleFiles implements RuleOrigin {
  private final List<Path> paths;

  /** Rules in these files, and in these folders and those inside. */
  public RuleFiles(List<Path> paths) {
    this.paths = List.copyOf(paths);
  }

  @Override
  public Map<String, String> stamps() {
    Map<String, String> stamps = new TreeMap<>();
    try {
      for (Path file : files()) {
        BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
        stamps.put(
            file.toString(), now.lastModifiedTime() + " " + now.size() + " " + now.fileKey());
      }
    } catch (IOException e) {
      throw new RulesAmiss("rules cannot be read: " + e.getMessage(), e);
    }
    return stamps;
  }

  @Override
  public List<RouteSource> read() {
    return files().stream().map(file -> new RouteSource(file.toString(), bytes(file))).toList();
  }

  /**
   * The files, those of a folder by their names.
   *
   * @throws RulesAmiss when a path is not there, or holds no rules; says so
   */
  public List<Path> files() {
    List<Path> files = new ArrayList<>();
    paths.forEach(path -> add(path, files));
    return files;
  }

  private static void add(Path path, List<Path> files) {
    if (Files.isDirectory(path)) {
      List<Path> inside = below(path);
      if (inside.isEmpty()) {
        throw amiss("there are no rules (.bqt, .json, .yaml) below " + path + ".");
      }
      files.addAll(inside);
    } else if (!Files.exists(path)) {
      throw amiss("there is no file or folder " + path + ".");
    } else if (!RuleEnding.isRules(path.toString())) {
      throw amiss(path + " does not end in .bqt, .json or .yaml: is it a rule?");
    } else {
      files.add(path);
    }
  }

  private static RulesAmiss amiss(String words) {
    return new RulesAmiss(words, null);
  }

  private static List<Path> below(Path folder) {
    try (Stream<Path> inside = Files.walk(folder)) {
      return inside
          .filter(path -> Files.isRegularFile(path) && RuleEnding.isRules(path.toString()))
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw new RulesAmiss("cannot look into " + folder + ": " + e.getMessage(), e);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new RulesAmiss("cannot read " + file + ": " + e.getMessage(), e);
    }
  }
}
