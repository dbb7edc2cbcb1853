package dev.bqt.compiler.cli.editor;

import dev.bqt.compiler.cli.RulePaths;
import dev.bqt.compiler.include.Scripts;
import dev.bqt.compiler.lsp.RuleFolders;
import dev.bqt.compiler.source.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Rules in the file system, by their real paths. */
final class FilesOnDisk implements RuleFolders {

  @Override
  public String nameOf(String uri) {
    Path path = path(uri);
    return path == null ? uri : real(path).toString();
  }

  @Override
  public String uriOf(String name) {
    return Path.of(name).toUri().toString();
  }

  @Override
  public List<SourceFile> below(String folder, Consumer<String> problems) {
    Path path = path(folder);
    Map<String, SourceFile> found = new TreeMap<>();
    if (path == null || !Files.isDirectory(path)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(path, FileVisitOption.FOLLOW_LINKS)) {
      all.filter(file -> file.toString().endsWith(".bqt") && Files.isRegularFile(file))
          .map(FilesOnDisk::real)
          .forEach(file -> read(file, found, problems));
    } catch (IOException | UncheckedIOException unreadable) {
      problems.accept("Cannot list all of " + path + ": " + unreadable.getMessage());
    }
    return List.copyOf(found.values());
  }

  /** As for {@code bqt check}: nothing above the folder of the workspace, or else of the rules. */
  @Override
  public Scripts.Script script(SourceFile source, String folder, String path) {
    Path file = Path.of(source.name());
    if (!file.isAbsolute()) {
      return Scripts.Script.unreadable("this text is in no folder yet");
    }
    Path own = file.getParent();
    Path root = folder == null ? own : path(folder);
    return new RulePaths.RuleText(source, "", own, root).script(path);
  }

  private static void read(Path file, Map<String, SourceFile> found, Consumer<String> problems) {
    String name = file.toString();
    try {
      found.put(name, SourceFile.decode(name, Files.readAllBytes(file)));
    } catch (IOException unreadable) {
      problems.accept("Cannot read " + name + ": " + unreadable.getMessage());
    }
  }

  /** Null if a URI is not that of a file. */
  private static Path path(String uri) {
    try {
      return uri.startsWith("file:") ? Path.of(URI.create(uri)) : null;
    } catch (IllegalArgumentException | FileSystemNotFoundException noFile) {
      return null;
    }
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException notThere) {
      return path.toAbsolutePath().normalize();
    }
  }
}
