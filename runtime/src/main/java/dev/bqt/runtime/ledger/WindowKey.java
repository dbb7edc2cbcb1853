package dev.bqt.runtime.ledger;

import java.time.Instant;

/**
 * What makes a window this one and no other.
 *
 * @param ruleKey rule, with a hash of its content
 * @param destination {@code project.dataset.table}
 * @param nameHash hash over table, suffix, ending and folder, as BqTail builds it
 * @param end first instant that is not in the window any more; for a catch-up window the time at
 *     which the scan began
 */
public record WindowKey(String ruleKey, String destination, long nameHash, Instant end) {

  /** The same with another end. */
  public WindowKey endingAt(Instant other) {
    return new WindowKey(ruleKey, destination, nameHash, other);
  }
}
