package dev.bqt.compiler.cli;

import dev.bqt.compiler.include.Scripts;
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

/** Finds and reads the rules below the paths that a user gave. */
public final class RulePaths {

  private static final String STANDARD_INPUT = "-";

  private static final String EXTENSION = ".bqt";
  private static final List<String> LEGACY = List.of(".json", ".yaml", ".yml");

  private final InputStream in;

  RulePaths(InputStream in) {
    this.in = in;
  }

  /**
   * One source of rules.
   *
   * @param target where its JSON belongs below an output folder, with forward slashes
   * @param folder the folder that it lies in
   * @param root the folder that is compiled: that one, or one above it that was given as a path
   */
  public record RuleText(SourceFile source, String target, Path folder, Path root) {

    /** Reads a file that the rules name: relative to them, and not above what is compiled. */
    public Scripts.Script script(String path) {
      try {
        Path top = root.toRealPath();
        Path wanted = folder.toRealPath().resolve(path).normalize();
        if (!wanted.startsWith(top)) {
          return Scripts.Script.unreadable(
              "it is not in " + root + ", the folder that is compiled");
        } else if (!Files.isRegularFile(wanted)) {
          return Scripts.Script.unreadable("there is no such file");
        } else if (!wanted.toRealPath().startsWith(top)) {
          return Scripts.Script.unreadable("it is a link out of " + root);
        }
        SourceFile read = SourceFile.decode(path, Files.readAllBytes(wanted));
        return read.malformedAt() == SourceFile.WELL_FORMED
            ? Scripts.Script.of(read.text())
            : Scripts.Script.unreadable("it is not UTF-8");
      } catch (InvalidPathException noPath) {
        return Scripts.Script.unreadable("this is no path");
      } catch (IOException unreadable) {
        return Scripts.Script.unreadable(reason(unreadable));
      }
    }
  }

  /** The files that the rules of these texts name. */
  static Scripts scripts(List<RuleText> texts) {
    return (source, path) ->
        texts.stream()
            .filter(text -> text.source().equals(source))
            .findFirst()
            .map(text -> text.script(path))
            .orElseGet(() -> Scripts.NONE.read(source, path));
  }

  /** All sources, in the order of the paths, folders sorted; each file once. */
  List<RuleText> read(List<String> paths) throws UsageProblem {
    Map<Object, RuleText> texts = new LinkedHashMap<>();
    for (String path : paths) {
      if (path.equals(STANDARD_INPUT)) {
        texts.putIfAbsent(path, standardInput());
      } else {
        readPath(path, texts);
      }
    }
    return List.copyOf(texts.values());
  }

  private RuleText standardInput() throws UsageProblem {
    Path here = Path.of("");
    return new RuleText(decode(SourceFile.STANDARD_INPUT, readInput()), "stdin.json", here, here);
  }

  private void readPath(String given, Map<Object, RuleText> texts) throws UsageProblem {
    Path path = pathOf(given);
    if (Files.isDirectory(path)) {
      List<Path> files = walk(path);
      if (files.isEmpty()) {
        throw new UsageProblem("There is no " + EXTENSION + " file in " + given + ".");
      }
      for (Path file : files) {
        put(file, target(path.relativize(file)), path, texts);
      }
    } else if (Files.exists(path) && LEGACY.stream().anyMatch(given::endsWith)) {
      throw new UsageProblem(
          given
              + " is a rule of BqTail's. Those are not compiled: bqt run reads them as they are,"
              + " and bqt decompile makes sentences of them.");
    } else if (Files.exists(path)) {
      put(path, target(path.getFileName()), folder(path), texts);
    } else {
      throw new UsageProblem("There is no file or folder " + given + ".");
    }
  }

  private static Path pathOf(String given) throws UsageProblem {
    try {
      return Path.of(given);
    } catch (InvalidPathException bad) {
      throw new UsageProblem("\"" + given + "\" cannot be a path: " + bad.getReason() + ".");
    }
  }

  private static List<Path> walk(Path folder) throws UsageProblem {
    try (Stream<Path> below = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      return below
          .filter(file -> file.toString().endsWith(EXTENSION) && Files.isRegularFile(file))
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException unreadable) {
      throw new UsageProblem("Cannot list " + folder + ": " + reason(unreadable));
    }
  }

  private static Path folder(Path file) {
    return file.getParent() == null ? Path.of("") : file.getParent();
  }

  private static void put(Path file, String target, Path root, Map<Object, RuleText> texts)
      throws UsageProblem {
    try {
      SourceFile source = decode(file.toString(), Files.readAllBytes(file));
      texts.putIfAbsent(file.toRealPath(), new RuleText(source, target, folder(file), root));
    } catch (IOException unreadable) {
      throw new UsageProblem("Cannot read " + file + ": " + reason(unreadable));
    }
  }

  private static SourceFile decode(String name, byte[] bytes) {
    return SourceFile.decode(name.replace('\\', '/'), bytes);
  }

  private byte[] readInput() throws UsageProblem {
    try {
      return in.readAllBytes();
    } catch (IOException unreadable) {
      throw new UsageProblem("Cannot read standard input: " + reason(unreadable));
    }
  }

  private static String target(Path relative) {
    List<String> names = new ArrayList<>();
    relative.forEach(name -> names.add(name.toString()));
    String whole = String.join("/", names);
    String bare = whole.endsWith(EXTENSION) ? whole.substring(0, whole.length() - 4) : whole;
    return bare + ".json";
  }

  static String reason(Exception problem) {
    return problem.getClass().getSimpleName() + ": " + problem.getMessage();
  }
}
