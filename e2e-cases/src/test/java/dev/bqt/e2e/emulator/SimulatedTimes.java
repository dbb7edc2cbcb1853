package dev.bqt.e2e.emulator;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/**
 * Which generation and time an object of the emulator has in the case. The emulator takes both from
 * its own clock; here each object gets them from the case's, in the order in which they are
 * written.
 */
public final class SimulatedTimes {
  private final InstantSource clock;
  private final Map<Long, Version> byReal = new HashMap<>();
  private final Map<Long, Long> reals = new HashMap<>();
  private long last;

  /**
   * A generation as the case tells it.
   *
   * @param generation microseconds since 1970
   */
  public record Version(long generation, Instant created) {}

  /** Times by this clock. */
  public SimulatedTimes(InstantSource clock) {
    this.clock = clock;
  }

  /** The next generation, of an object that is about to be written. */
  public synchronized Version next(Instant created) {
    last = Math.max(last + 1, ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()));
    return new Version(last, created);
  }

  /** The emulator has written this version, and calls it so. */
  public synchronized void written(long real, Version version) {
    byReal.put(real, version);
    reals.put(version.generation(), real);
  }

  /** The emulator's generation in the case; one that is new was written now. */
  synchronized Version of(long real) {
    if (!byReal.containsKey(real)) {
      written(real, next(clock.instant()));
    }
    return byReal.get(real);
  }

  /** The emulator's generation of what the case calls so; the same when there is none. */
  synchronized long real(long simulated) {
    return reals.getOrDefault(simulated, simulated);
  }
}
