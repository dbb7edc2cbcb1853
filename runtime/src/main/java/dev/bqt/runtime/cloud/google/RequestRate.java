package dev.bqt.runtime.cloud.google;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How fast this process asks: a bucket of tokens, one a request; who finds none waits for one.
 * Thread-safe.
 *
 * <p>BigQuery takes 100 requests a second of each user and method (its page "Quotas and limits").
 * All methods share one bucket here. In any second no more than what the bucket holds and what
 * flows into it are made: together that is the limit.
 */
final class RequestRate {
  private static final Logger LOG = LoggerFactory.getLogger(RequestRate.class);
  private static final long SECOND = Duration.ofSeconds(1).toNanos();
  private static final int STORED = 20;
  private static final int A_SECOND = 80;

  private final RetryPolicy.Waiting waiting;

  /** When the bucket would be full again, on the clock of {@link #waiting}. */
  private long fullAt;

  private boolean told;

  /** BigQuery's. */
  RequestRate(RetryPolicy.Waiting waiting) {
    this.waiting = waiting;
    this.fullAt = waiting.nanoTime();
  }

  /** Returns when a request may be made; at once for a thread that is to end. */
  void take() {
    long wait = book();
    if (wait > 0) {
      try {
        waiting.pause(Duration.ofNanos(wait));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Takes a token, perhaps one that is still to come; how long until it has. */
  private synchronized long book() {
    long now = waiting.nanoTime();
    fullAt = (fullAt - now < 0 ? now : fullAt) + SECOND / A_SECOND;
    long wait = fullAt - now - STORED * (SECOND / A_SECOND);
    if (wait > 0 && !told) {
      told = true;
      LOG.info("Requests to BigQuery wait: no more than {} a second are made", STORED + A_SECOND);
    }
    return wait;
  }
}
