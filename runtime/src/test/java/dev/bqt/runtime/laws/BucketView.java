package dev.bqt.runtime.laws;

import dev.bqt.runtime.cloud.ObjectVersion;
import dev.bqt.runtime.cloud.StoredObject;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All buckets.
 *
 * @param live live objects by {@code bucket/name}; those of the operations bucket, too
 * @param claims who wrote each {@code .win} and {@code .wis}, by its name there: the id of a
 *     ledger; empty when it is not of a runner of ours
 * @param taken generations outside of the operations bucket that are gone, and that nobody but the
 *     program took away; where a fixture cannot tell, those of names that nobody else changed
 */
public record BucketView(
    Map<String, StoredObject> live, Map<String, String> claims, Set<ObjectVersion> taken) {
  /** The bucket that the program writes into. */
  public static final String OPERATIONS = "bqt-ops";

  /** Names of the operations bucket that begin so, without that beginning. */
  public List<String> operations(String prefix) {
    String all = OPERATIONS + "/" + prefix;
    return live.keySet().stream()
        .filter(name -> name.startsWith(all))
        .map(name -> name.substring(all.length()))
        .toList();
  }
}
