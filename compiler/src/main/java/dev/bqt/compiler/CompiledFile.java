package dev.bqt.compiler;

import dev.bqt.compiler.emit.RouteJson;
import dev.bqt.compiler.route.Route;
import dev.bqt.compiler.source.SourceFile;
import java.util.List;

/** The routes of one source, in the order of its rules. */
public record CompiledFile(SourceFile source, List<Route> routes) {

  /** Copies the list. */
  public CompiledFile {
    routes = List.copyOf(routes);
  }

  /** The routes as a JSON array: always the same bytes for the same source. */
  public byte[] routeJson() {
    return RouteJson.write(routes);
  }
}
