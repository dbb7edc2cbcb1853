package dev.bqt.compiler.route;

import java.util.LinkedHashMap;
import java.util.Map;

/** One compiled rule, in the shape of the JSON that is read by those who run it. */
public sealed interface Route {

  /** The whole rule, keys in the order in which they are written. */
  JsonTree.Node json();

  /** A rule of BqTail: objects that land. */
  record ObjectRoute(JsonTree.Node json) implements Route {}

  /** A route of BqDispatch: jobs that have finished. */
  record JobRoute(JsonTree.Node json) implements Route {}

  /**
   * The settings of one directory for the ingest of whole directories.
   *
   * @param directory its name with a slash at the end; empty for the root of the bucket
   * @param load the content of {@code load.json}; null if there is no such file
   * @param external the content of {@code external.json}; null if there is no such file
   * @param sql the content of {@code bq_transform.sql}; null if there is no such file
   * @param ordered whether there is a file {@code ORDERME}
   */
  record DirectoryRoute(
      String directory, JsonTree.Node load, JsonTree.Node external, String sql, boolean ordered)
      implements Route {

    /** The files by their paths in the bucket; those that are no JSON are texts. */
    public Map<String, JsonTree> files() {
      Map<String, JsonTree> files = new LinkedHashMap<>();
      put(files, "load.json", load);
      put(files, "external.json", external);
      put(files, "bq_transform.sql", sql == null ? null : new JsonTree.Chars(sql));
      put(files, "ORDERME", ordered ? new JsonTree.Chars("") : null);
      return files;
    }

    private void put(Map<String, JsonTree> files, String name, JsonTree content) {
      if (content != null) {
        files.put(directory + "_config/" + name, content);
      }
    }

    /** Its files by their paths, as one object: to be looked at, nobody reads it. */
    @Override
    public JsonTree.Node json() {
      return new JsonTree.Node(files());
    }
  }
}
