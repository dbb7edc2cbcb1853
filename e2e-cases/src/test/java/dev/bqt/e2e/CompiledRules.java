package dev.bqt.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.compiler.Compilation;
import dev.bqt.compiler.CompiledFile;
import dev.bqt.compiler.RuleCompiler;
import dev.bqt.compiler.source.SourceFile;
import dev.bqt.runtime.route.Route;
import dev.bqt.runtime.route.RouteBook;
import dev.bqt.runtime.route.RouteReader;
import dev.bqt.runtime.route.RouteSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Rules of a case.
 *
 * @param json what the compiler makes of all {@code .bqt}; an empty array when there are none
 * @param routes what the runtime reads: that, and the legacy documents as they are
 */
record CompiledRules(String json, List<Route> routes) {

  static CompiledRules of(List<Path> rules) {
    List<SourceFile> sources = new ArrayList<>();
    List<RouteSource> documents = new ArrayList<>();
    for (Path rule : rules) {
      String name = rule.getFileName().toString();
      if (name.endsWith(".bqt")) {
        sources.add(SourceFile.decode(name, bytes(rule)));
      } else {
        documents.add(new RouteSource(name, bytes(rule)));
      }
    }
    Compilation compilation = RuleCompiler.compile(sources);
    assertThat(compilation.hasErrors()).as("errors: %s", compilation.diagnostics()).isFalse();
    for (CompiledFile file : compilation.files()) {
      documents.add(new RouteSource(file.source().name(), file.routeJson()));
    }
    RouteBook book = RouteReader.read(documents);
    assertThat(book.problems()).as("what the runtime's reader has to say").isEmpty();
    return new CompiledRules(
        new String(compilation.routeJson(), StandardCharsets.UTF_8), book.routes());
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
