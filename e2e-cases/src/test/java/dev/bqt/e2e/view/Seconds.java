package dev.bqt.e2e.view;

import dev.bqt.e2e.SimulatedClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/** Times as seconds since the start of the case. */
final class Seconds {
  private static final int MICROS = 6;

  private Seconds() {}

  static String of(Instant time) {
    long micros = Duration.between(SimulatedClock.START, time).toNanos() / 1000;
    return plain(BigDecimal.valueOf(micros, MICROS));
  }

  /** Generations are microseconds since 1970. */
  static String ofGeneration(long generation) {
    long start = SimulatedClock.START.getEpochSecond() * 1_000_000;
    return plain(BigDecimal.valueOf(generation - start, MICROS));
  }

  private static String plain(BigDecimal seconds) {
    boolean whole = seconds.stripTrailingZeros().scale() <= 0;
    return (whole ? seconds.setScale(0) : seconds.stripTrailingZeros()).toPlainString() + " s";
  }
}
