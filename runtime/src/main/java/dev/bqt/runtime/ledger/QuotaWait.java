package dev.bqt.runtime.ledger;

import java.time.Duration;
import java.time.Instant;

/**
 * A table or a project whose quota is used up: no load job is asked for before the time has come.
 *
 * @param scope {@code project.dataset.table}, or a project
 * @param until when the next one may be asked for
 * @param tries how often in a row BigQuery has said that a quota is used up; 0 where we have
 *     counted ourselves
 * @param reason which quota, for people: a sentence without its end
 */
public record QuotaWait(String scope, Instant until, int tries, String reason) {
  /** First wait after BigQuery's word; it doubles up to {@link #LONGEST}. */
  static final Duration FIRST = Duration.ofMinutes(15);

  /** Longest wait after BigQuery's word. */
  static final Duration LONGEST = Duration.ofHours(1);

  /** Waits for a place that the ledger's own count tells of. */
  public static QuotaWait forPlace(String scope, Instant until, String reason) {
    return new QuotaWait(scope, until, 0, reason);
  }

  /**
   * After BigQuery's word: long, and longer each time.
   *
   * @param before how often in a row it had said so
   */
  static QuotaWait usedUp(String scope, int before, String reason, Instant now) {
    Duration wait = FIRST.multipliedBy(1L << Math.min(before, 10));
    Instant until = now.plus(wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
    return new QuotaWait(scope, until, before + 1, reason);
  }
}
