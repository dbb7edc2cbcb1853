package dev.bqt.compiler.cli.findings;

import dev.bqt.compiler.source.SourceFile;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** How machines are to find a source: from the folder in which they, too, were started. */
public final class SourcePaths {

  private final Path folder;

  /**
   * Paths from a folder.
   *
   * @param folder absolute
   */
  public SourcePaths(Path folder) {
    this.folder = folder;
  }

  /** Paths from the folder in which bqt was started. */
  static SourcePaths ofThisProcess() {
    return new SourcePaths(Path.of("").toAbsolutePath());
  }

  /**
   * The path of a source, with forward slashes: relative if it is below the folder, else absolute.
   * Standard input keeps the name that we gave it.
   */
  public String of(String name) {
    if (name.equals(SourceFile.STANDARD_INPUT)) {
      return name;
    }
    try {
      Path path = folder.resolve(name).normalize();
      Path shown = path.startsWith(folder) ? folder.relativize(path) : path;
      return shown.toString().replace('\\', '/');
    } catch (InvalidPathException noPath) {
      return name;
    }
  }
}
