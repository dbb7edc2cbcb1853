package dev.bqt.runtime.localcloud.memory;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What is remembered of one content of one object.
 *
 * @param stamp the file as it was seen
 * @param generation never repeats
 * @param metageneration counts changes of the head
 * @param created microseconds since the epoch: {@code timeCreated}
 * @param updated microseconds since the epoch
 * @param placed whether the content took its name whole, so that nothing need be waited for
 * @param head what is not content
 */
public record Sighting(
    FileStamp stamp,
    long generation,
    long metageneration,
    long created,
    long updated,
    boolean placed,
    ObjectHead head) {
  private static final Duration STILLNESS = Duration.ofSeconds(2);

  /** Microseconds since the epoch. */
  public static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }

  /** The time of so many microseconds since the epoch. */
  public static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  /** From when on the file counts as an object. */
  public Instant settles() {
    return placed ? Instant.MIN : instant(created).plus(STILLNESS);
  }

  /** Whether the file counts as an object by now. */
  public boolean settled(Instant now) {
    return !now.isBefore(settles());
  }

  Sighting nowPlaced() {
    return new Sighting(stamp, generation, metageneration, created, updated, true, head);
  }

  /** The same content under another head. */
  public Sighting withHead(ObjectHead changed, Instant now) {
    return new Sighting(
        stamp, generation, metageneration + 1, created, micros(now), placed, changed);
  }
}
