package dev.bqt.runtime.cli;

import dev.bqt.compiler.Compilation;
import dev.bqt.compiler.CompiledFile;
import dev.bqt.compiler.RuleCompiler;
import dev.bqt.compiler.Settings;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.DiagnosticId;
import dev.bqt.compiler.diagnostic.render.PeopleRenderer;
import dev.bqt.compiler.source.SourceFile;
import dev.bqt.compiler.target.Target;
import dev.bqt.compiler.value.Values;
import dev.bqt.runtime.route.RouteBook;
import dev.bqt.runtime.route.RouteReader;
import dev.bqt.runtime.route.RouteSource;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Rules as users name them: files and folders of {@code .bqt}, {@code .json} and {@code .yaml}. */
final class RuleFiles {
  private static final String OWN = ".bqt";
  private static final List<String> LEGACY = List.of(".json", ".yaml", ".yml");

  private final List<Path> own = new ArrayList<>();
  private final List<Path> legacy = new ArrayList<>();

  private RuleFiles() {}

  /**
   * Finds the files.
   *
   * @throws IllegalArgumentException when a path is not there, or holds no rules; says so
   */
  static RuleFiles find(List<Path> paths) {
    RuleFiles files = new RuleFiles();
    paths.forEach(files::add);
    return files;
  }

  private void add(Path path) {
    if (Files.isDirectory(path)) {
      List<Path> inside = below(path);
      if (inside.isEmpty()) {
        throw new IllegalArgumentException(
            "there are no rules (.bqt, .json, .yaml) below " + path + ".");
      }
      inside.forEach(this::addFile);
    } else if (Files.exists(path)) {
      addFile(path);
    } else {
      throw new IllegalArgumentException("there is no file or folder " + path + ".");
    }
  }

  private static List<Path> below(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.filter(path -> Files.isRegularFile(path) && isRules(path)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isRules(Path file) {
    return ending(file, List.of(OWN)) || ending(file, LEGACY);
  }

  private static boolean ending(Path file, List<String> endings) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return endings.stream().anyMatch(name::endsWith);
  }

  private void addFile(Path file) {
    if (!isRules(file)) {
      throw new IllegalArgumentException(
          file + " does not end in .bqt, .json or .yaml: is it a rule?");
    }
    (ending(file, LEGACY) ? legacy : own).add(file);
  }

  /**
   * Compiles and reads them, and tells what is wrong with them.
   *
   * @param values what <code>${name}</code> stands for in {@code .bqt}; documents are taken as they
   *     are
   * @param colour whether people look at a terminal
   * @return empty when a {@code .bqt} has an error: then no rule is run
   */
  Optional<RouteBook> read(Values values, PrintWriter err, boolean colour) {
    Compilation compilation =
        RuleCompiler.compile(
            own.stream().map(RuleFiles::source).toList(),
            Settings.NONE.with(values).with(Target.BQTAIL));
    err.print(new PeopleRenderer(colour).render(worthTelling(compilation.diagnostics())));
    err.flush();
    if (compilation.hasErrors()) {
      return Optional.empty();
    }
    List<RouteSource> documents = new ArrayList<>();
    for (CompiledFile file : compilation.files()) {
      documents.add(new RouteSource(file.source().name(), file.routeJson()));
    }
    legacy.forEach(file -> documents.add(new RouteSource(file.toString(), bytes(file))));
    RouteBook book = RouteReader.read(documents);
    book.problems().forEach(err::println);
    return Optional.of(book);
  }

  /** A folder has no quotas; {@code bqt check} and {@code bqt compile} tell of BigQuery's. */
  private static List<Diagnostic> worthTelling(List<Diagnostic> found) {
    return found.stream().filter(finding -> finding.id() != DiagnosticId.LOAD_QUOTA).toList();
  }

  private static SourceFile source(Path file) {
    return SourceFile.decode(file.toString(), bytes(file));
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }
}
