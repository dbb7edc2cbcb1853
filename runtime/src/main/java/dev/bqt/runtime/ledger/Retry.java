package dev.bqt.runtime.ledger;

import java.time.Duration;
import java.time.Instant;

/**
 * How often something was tried without success, and when it may be tried next.
 *
 * @param tries failed tries so far
 * @param notBefore earliest time of the next
 */
public record Retry(int tries, Instant notBefore) {
  /** Longest wait for what passes. */
  public static final Duration PASSING = Duration.ofSeconds(32);

  /** Never tried. */
  public static final Retry FRESH = new Retry(0, Instant.EPOCH);

  /** Whether it may be tried now. */
  public boolean isDue(Instant now) {
    return !now.isBefore(notBefore);
  }

  /**
   * After one more failure: the wait doubles, from one second up.
   *
   * @param longest wait, such as {@link #PASSING}
   */
  public Retry failedAt(Instant now, Duration longest) {
    Duration wait = Duration.ofSeconds(1L << Math.min(tries, 20));
    return new Retry(tries + 1, now.plus(wait.compareTo(longest) > 0 ? longest : wait));
  }
}
