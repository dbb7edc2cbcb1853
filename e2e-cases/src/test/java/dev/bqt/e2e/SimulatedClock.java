package dev.bqt.e2e;

import java.time.Instant;
import java.time.InstantSource;

/** The only time there is in a case; it moves when it is told to. */
public final class SimulatedClock implements InstantSource {
  /** When every case begins. */
  public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private Instant now = START;

  @Override
  public Instant instant() {
    return now;
  }

  /** Whole seconds since the start. */
  public long second() {
    return now.getEpochSecond() - START.getEpochSecond();
  }

  void moveTo(long second) {
    now = START.plusSeconds(second);
  }
}
