package dev.bqt.runtime.laws;

import java.util.Map;
import java.util.Set;

/**
 * What others than the program did to the buckets that it watches.
 *
 * @param contents by {@code bucket/name} how many contents were put under that name
 * @param removed names of which somebody took a content away
 */
public record Delivered(Map<String, Integer> contents, Set<String> removed) {
  /** Copies the collections. */
  public Delivered {
    contents = Map.copyOf(contents);
    removed = Set.copyOf(removed);
  }

  /** Whether somebody else put more than one content under that name, or took one away. */
  public boolean isChanged(String name) {
    return removed.contains(name) || contents.getOrDefault(name, 0) > 1;
  }
}
