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
  private static final int LONGEST_WAIT_SECONDS = 32;

  /** Never tried. */
  public static final Retry FRESH = new Retry(0, Instant.EPOCH);

  /** Whether it may be tried now. */
  public boolean isDue(Instant now) {
    return !now.isBefore(notBefore);
  }

  /** After one more failure: the wait doubles from one second to 32. */
  public Retry failedAt(Instant now) {
    int seconds = Math.min(LONGEST_WAIT_SECONDS, 1 << Math.min(tries, 5));
    return new Retry(tries + 1, now.plus(Duration.ofSeconds(seconds)));
  }
}
