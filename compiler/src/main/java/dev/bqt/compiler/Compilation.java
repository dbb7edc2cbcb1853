package dev.bqt.compiler;

import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.emit.IngestTree;
import dev.bqt.compiler.emit.RouteJson;
import dev.bqt.compiler.route.Route;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What came of a compilation.
 *
 * @param files each source with its routes, in the order given; empty if there was any error
 * @param diagnostics errors and warnings, by file and place
 * @param rules how many rules were read
 */
public record Compilation(List<CompiledFile> files, List<Diagnostic> diagnostics, int rules) {

  /** Copies the lists. */
  public Compilation {
    files = List.copyOf(files);
    diagnostics = List.copyOf(diagnostics);
  }

  /** Whether anything stops the rules from being used. */
  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(Diagnostic::isError);
  }

  /** The routes of all files as one JSON array; an empty array if there was any error. */
  public byte[] routeJson() {
    return RouteJson.write(routes());
  }

  /** The routes of all files, in their order; none if there was any error. */
  public List<Route> routes() {
    return files.stream().flatMap(file -> file.routes().stream()).toList();
  }

  /**
   * The files of all rules about directories and the environment of their function, by their paths;
   * none if there was any error.
   */
  public SortedMap<String, byte[]> ingestTree() {
    Map<String, String> environment = new TreeMap<>();
    files.forEach(file -> environment.putAll(file.environment()));
    return IngestTree.files(routes(), environment);
  }
}
