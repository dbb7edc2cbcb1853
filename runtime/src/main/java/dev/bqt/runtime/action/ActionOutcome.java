package dev.bqt.runtime.action;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What came of an action.
 *
 * @param done false: it cannot be done, and trying again would not help
 * @param leftAlone objects that were left as they are, a sentence each
 */
public record ActionOutcome(boolean done, List<String> leftAlone) {
  private static final int SHOWN = 3;

  /** Copies the list. */
  public ActionOutcome {
    leftAlone = List.copyOf(leftAlone);
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
