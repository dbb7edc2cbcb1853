package dev.bqt.runtime.action;

import java.util.List;

/**
 * What came of an action.
 *
 * @param done false: it cannot be done, and trying again would not help
 * @param leftAlone objects that were left as they are, a sentence each
 */
public record ActionOutcome(boolean done, List<String> leftAlone) {
  /** Copies the list. */
  public ActionOutcome {
    leftAlone = List.copyOf(leftAlone);
  }

  /** The sentences in one line, for people; null when there are none. */
  public String reason() {
    return leftAlone.isEmpty() ? null : String.join("; ", leftAlone);
  }
}
