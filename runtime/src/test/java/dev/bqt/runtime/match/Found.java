package dev.bqt.runtime.match;

import dev.bqt.runtime.cloud.ObjectVersion;
import dev.bqt.runtime.scan.FoundObject;
import java.time.Instant;

/** Objects for tests. */
final class Found {
  private static final Instant TIME = Instant.parse("2020-04-04T18:43:30Z");

  private Found() {}

  static FoundObject object(String name) {
    return object(name, TIME);
  }

  static FoundObject object(String name, Instant timeCreated) {
    return new FoundObject(new ObjectVersion("trg", name, 1), 100, timeCreated);
  }
}
