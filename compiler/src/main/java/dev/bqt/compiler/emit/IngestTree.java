package dev.bqt.compiler.emit;

import dev.bqt.compiler.json.JsonLayout;
import dev.bqt.compiler.route.JsonTree;
import dev.bqt.compiler.route.Route;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files that the ingest of directories reads: those below {@code _config/} of each directory,
 * to be copied into the bucket, and {@link #ENVIRONMENT}, to be given to the function.
 */
public final class IngestTree {

  /** Of the form that {@code gcloud functions deploy --env-vars-file} reads. */
  public static final String ENVIRONMENT = "environment.yaml";

  private IngestTree() {}

  /**
   * All files by their paths, with forward slashes; rules that are not about directories have none.
   *
   * @param environment values by the names of variables; if it is empty there is no such file
   */
  public static SortedMap<String, byte[]> files(
      List<Route> routes, Map<String, String> environment) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    for (Route route : routes) {
      if (route instanceof Route.DirectoryRoute directory) {
        directory.files().forEach((path, content) -> files.put(path, bytes(content)));
      }
    }
    if (!environment.isEmpty()) {
      files.put(ENVIRONMENT, yaml(environment));
    }
    return files;
  }

  private static byte[] bytes(JsonTree content) {
    return content instanceof JsonTree.Chars text
        ? text.value().getBytes(StandardCharsets.UTF_8)
        : RouteJson.write(content);
  }

  /** A string of JSON is one of YAML, too, and in quotes no value is taken for a number. */
  private static byte[] yaml(Map<String, String> environment) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    new TreeMap<>(environment)
        .forEach(
            (name, value) -> {
              lines.writeBytes((name + ": ").getBytes(StandardCharsets.UTF_8));
              lines.writeBytes(JsonLayout.bytes(json -> json.writeString(value)));
            });
    return lines.toByteArray();
  }
}
