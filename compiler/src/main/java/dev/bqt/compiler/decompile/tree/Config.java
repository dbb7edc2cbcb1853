package dev.bqt.compiler.decompile.tree;

import dev.bqt.compiler.decompile.read.Paths;
import dev.bqt.compiler.route.JsonTree;
import dev.bqt.compiler.source.Span;
import java.util.Map;

/**
 * What is set for one directory.
 *
 * @param directory with a slash at the end; empty for the root of the bucket
 * @param load the content of {@code load.json}; null if there is none
 * @param external the content of {@code external.json}; null if there is none
 * @param query the query instead of a load; null if there is none
 * @param ordered where {@code ORDERME} is; null if there is none
 */
public record Config(String directory, Json load, Json external, Query query, Span ordered) {

  /** What paths into {@code external.json} begin with. */
  public static final String EXTERNAL = "external";

  /** The path of the query. */
  public static final String RUN = "RUN";

  /**
   * A file of JSON.
   *
   * @param places where each value is written, by its path
   * @param span where the object begins
   */
  public record Json(JsonTree.Node node, Map<String, Span> places, Span span) {

    /** Copies the map. */
    public Json {
      places = Map.copyOf(places);
    }

    /** Where a value is written; the nearest around it if it is not. */
    Span place(String path) {
      String at = path;
      while (!at.isEmpty() && !places.containsKey(at)) {
        at = at.substring(0, Math.max(0, at.lastIndexOf('.')));
      }
      return places.getOrDefault(at, span);
    }
  }

  /** A file of SQL, and where it begins. */
  public record Query(String text, Span span) {}

  /** Whether nothing is left that a rule could say. */
  public boolean isEmpty() {
    return load == null && external == null && query == null && ordered == null;
  }

  /** Where something is written that a sentence says at a path. */
  public Span place(String path) {
    boolean outside = path.equals(EXTERNAL) || path.startsWith(Paths.child(EXTERNAL, ""));
    if (outside && external != null) {
      return external.place(path.substring(Math.min(EXTERNAL.length() + 1, path.length())));
    } else if (path.equals(RUN) && query != null) {
      return query.span();
    } else if (load != null) {
      return load.place(path);
    } else if (query != null) {
      return query.span();
    }
    return external != null ? external.span() : ordered;
  }
}
