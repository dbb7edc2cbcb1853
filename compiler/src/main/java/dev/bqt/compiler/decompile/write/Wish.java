package dev.bqt.compiler.decompile.write;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * How a rule is to be written.
 *
 * @param named whether it may have its workflow as its name
 * @param escape whether no dollar may be read as one that is replaced when rules are compiled
 * @param raw the paths that have no phrase here, since the one that there is says something else
 * @param allowed by the path with which a clause begins: the ids of the laws that it breaks
 */
public record Wish(
    boolean named, boolean escape, Set<String> raw, Map<String, Set<String>> allowed) {

  /** Copies the sets. */
  public Wish {
    raw = Set.copyOf(raw);
    allowed = Map.copyOf(allowed);
  }

  /** The comments above a clause. */
  Set<String> comments(String path) {
    Set<String> comments = new TreeSet<>();
    for (String id : allowed.getOrDefault(path, Set.of())) {
      comments.add("-- bqt:allow " + id + " because the legacy rule has it");
    }
    return comments;
  }
}
