package dev.bqt.compiler.decompile.read;

import dev.bqt.compiler.option.RawPath;
import dev.bqt.compiler.route.JsonTree;
import dev.bqt.compiler.source.Span;
import java.util.Map;

/**
 * One rule as the legacy holds it after decoding.
 *
 * @param json with the names of the fields as the legacy declares them, types put right
 * @param wanted what the sentence has to compile to: the same, or in the shape of 2019 if it is of
 *     2019
 * @param places where each value is written, by its path
 */
public record LegacyRule(
    Kind kind, JsonTree.Node json, JsonTree.Node wanted, Map<String, Span> places, Span span) {

  /** Copies the map. */
  public LegacyRule {
    places = Map.copyOf(places);
  }

  /** What reads it. */
  public enum Kind {
    /** A rule of BqTail, about objects. */
    OBJECT,
    /** A route of BqTail of 2019. */
    OBJECT_2019,
    /** A route of BqDispatch, about jobs. */
    JOB
  }

  /** Where a value is written; the nearest that is written if it is not. */
  public Span place(String path) {
    String at = path;
    while (!at.isEmpty()) {
      if (places.containsKey(at)) {
        return places.get(at);
      }
      int dot = at.lastIndexOf('.');
      at = dot < 0 ? "" : at.substring(0, dot);
    }
    return span;
  }

  /** What has to be written at a path, in the shape that is wanted; another value if nothing is. */
  public JsonTree wanted(String path, JsonTree otherwise) {
    JsonTree at = wanted;
    for (String name : RawPath.of(path)) {
      at = at instanceof JsonTree.Node node ? node.fields().get(name) : null;
    }
    return at == null ? otherwise : at;
  }

  /** The same with another way to say it. */
  LegacyRule with(JsonTree.Node other) {
    return new LegacyRule(kind, other, kind == Kind.OBJECT ? other : wanted, places, span);
  }
}
