package dev.bqt.runtime.action;

import dev.bqt.runtime.cloud.ObjectVersion;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What came of an action.
 *
 * @param done false: it cannot be done, and trying again would not help
 * @param leftAlone objects that were left as they are, a sentence each
 * @param taken objects that are not where they were any more, each with the {@code gs://} URL where
 *     it is now; empty where it was deleted
 */
public record ActionOutcome(
    boolean done, List<String> leftAlone, Map<ObjectVersion, String> taken) {
  private static final int SHOWN = 3;

  /** Copies the collections. */
  public ActionOutcome {
    leftAlone = List.copyOf(leftAlone);
    taken = Map.copyOf(taken);
  }

  /** The first sentences in one line, for people; null when there are none. */
  public String reason() {
    if (leftAlone.isEmpty()) {
      return null;
    }
    String first = leftAlone.stream().limit(SHOWN).collect(Collectors.joining("; "));
    int more = leftAlone.size() - SHOWN;
    return more > 0 ? first + "; and " + more + " more" : first;
  }
}
