package dev.bqt.runtime.cloud.google;

import dev.bqt.runtime.cloud.CloudFailure;
import dev.bqt.runtime.cloud.FailureKind;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * How often what passes is tried again, and how long it is waited between: the one policy of every
 * call; Google's clients themselves repeat nothing.
 *
 * <p>After the n-th failure, counted from 0, it waits min(2^n + a random share of 1, 32) units: the
 * truncated exponential back-off of the page "Retry strategy" of Cloud Storage's documentation,
 * which BigQuery's asks for, too.
 *
 * @param attempts at most, the first one included
 * @param unit a second towards Google
 * @param patience after so long no further attempt is begun
 * @param waiting time and chance
 * @param rate how fast requests are made; null means as fast as they come
 */
record RetryPolicy(
    int attempts, Duration unit, Duration patience, Waiting waiting, RequestRate rate) {
  private static final double MOST_UNITS = 32;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final Set<String> TOO_FAST = Set.of("rateLimitExceeded", "userRateLimitExceeded");

  /** Time and chance, which a test makes up. */
  interface Waiting {
    /** A clock that only ever goes forward, in nanoseconds. */
    long nanoTime();

    /** Between 0 and 1. */
    double random();

    /** Returns after so long. */
    void pause(Duration time) throws InterruptedException;

    /** The machine's own. */
    Waiting REAL =
        new Waiting() {
          @Override
          public long nanoTime() {
            return System.nanoTime();
          }

          @Override
          public double random() {
            return ThreadLocalRandom.current().nextDouble();
          }

          @Override
          public void pause(Duration time) throws InterruptedException {
            Thread.sleep(time.toMillis());
          }
        };
  }

  RetryPolicy(int attempts, Duration unit, Duration patience, Waiting waiting) {
    this(attempts, unit, patience, waiting, null);
  }

  /** The same, and no faster than BigQuery takes requests. */
  RetryPolicy paced() {
    return new RetryPolicy(attempts, unit, patience, waiting, new RequestRate(waiting));
  }

  /** Over a network: after half a minute it is for the next tick. */
  static RetryPolicy patient() {
    return new RetryPolicy(5, Duration.ofSeconds(1), Duration.ofMinutes(2), Waiting.REAL);
  }

  /** Within this machine, where nothing takes long. */
  static RetryPolicy brisk() {
    return new RetryPolicy(4, Duration.ofMillis(5), Duration.ofSeconds(5), Waiting.REAL);
  }

  /**
   * Repeats the call while it fails with what passes soon ({@link FailureKind#AGAIN}).
   *
   * @throws CloudFailure the last one
   */
  <T> T run(Supplier<T> call) {
    return run(call, failure -> failure.kind() == FailureKind.AGAIN);
  }

  /**
   * Repeats a call that would do harm if it were done twice: only when it was told to come again,
   * so that nothing was done.
   *
   * @throws CloudFailure the last one
   */
  <T> T runOnce(Supplier<T> call) {
    return run(call, failure -> failure.kind() == FailureKind.AGAIN && cameTooFast(failure));
  }

  private static boolean cameTooFast(CloudFailure failure) {
    return failure.status() == TOO_MANY_REQUESTS || TOO_FAST.contains(failure.reason());
  }

  private <T> T run(Supplier<T> call, Predicate<CloudFailure> passes) {
    long begun = waiting.nanoTime();
    for (int failed = 0; ; failed++) {
      try {
        if (rate != null) {
          rate.take();
        }
        return call.get();
      } catch (CloudFailure failure) {
        boolean last = failed + 1 >= attempts || !passes.test(failure);
        if (last || waiting.nanoTime() - begun >= patience.toNanos() || !paused(failed)) {
          throw failure;
        }
      }
    }
  }

  /** The wait after the n-th failure, counted from 0. */
  Duration pause(int n) {
    double units = Math.min(Math.scalb(1.0, n) + waiting.random(), MOST_UNITS);
    return Duration.ofNanos((long) (units * unit.toNanos()));
  }

  /** Waits, unless this thread is to end. */
  private boolean paused(int n) {
    try {
      waiting.pause(pause(n));
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
