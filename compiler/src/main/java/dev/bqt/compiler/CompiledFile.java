package dev.bqt.compiler;

import dev.bqt.compiler.emit.RouteJson;
import dev.bqt.compiler.route.Route;
import dev.bqt.compiler.source.Position;
import dev.bqt.compiler.source.SourceFile;
import java.util.List;
import java.util.Map;

/**
 * What became of one source.
 *
 * @param routes in the order of its rules
 * @param places where the rule of each route begins
 * @param environment what it says of the environment of the function that loads directories, by the
 *     names of variables; empty if it says nothing
 */
public record CompiledFile(
    SourceFile source, List<Route> routes, List<Position> places, Map<String, String> environment) {

  /** Copies lists and map. */
  public CompiledFile {
    routes = List.copyOf(routes);
    places = List.copyOf(places);
    environment = Map.copyOf(environment);
  }

  /** The routes as a JSON array: always the same bytes for the same source. */
  public byte[] routeJson() {
    return RouteJson.write(routes);
  }
}
