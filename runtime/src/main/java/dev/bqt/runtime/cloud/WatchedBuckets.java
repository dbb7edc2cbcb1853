package dev.bqt.runtime.cloud;

import java.util.List;

/**
 * Which objects may be loaded at all.
 *
 * @param names buckets that are looked into; empty means all that the project has
 * @param hidden folders that are never looked into, such as those of journal, tasks and errors
 */
public record WatchedBuckets(List<String> names, List<Folder> hidden) {
  /** Copies the lists. */
  public WatchedBuckets {
    names = List.copyOf(names);
    hidden = List.copyOf(hidden);
  }

  /** The buckets that are looked into. May throw {@link CloudFailure} where none is named. */
  public List<String> in(ObjectStore store) {
    List<String> buckets = names.isEmpty() ? store.buckets() : names;
    return buckets.stream().filter(bucket -> !hides(bucket, "")).toList();
  }

  /** Whether the object lies in a folder that is never looked into. */
  public boolean hides(String bucket, String name) {
    return hidden.stream().anyMatch(folder -> folder.holds(bucket, name));
  }
}
