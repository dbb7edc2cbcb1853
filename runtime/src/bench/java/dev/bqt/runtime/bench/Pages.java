package dev.bqt.runtime.bench;

import dev.bqt.runtime.cloud.ObjectVersion;
import dev.bqt.runtime.scan.FoundObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Listed objects by number, a thousand to a page. */
final class Pages {
  static final int SIZE = 1_000;
  static final Instant CREATED = Instant.parse("2026-01-01T00:00:01Z");
  static final Instant SCANNED = Instant.parse("2026-01-01T00:05:00Z");

  private Pages() {}

  /** A page of objects below one rule's folder. */
  static List<FoundObject> of(long page, int rules) {
    List<FoundObject> objects = new ArrayList<>(SIZE);
    for (int place = 0; place < SIZE; place++) {
      objects.add(object(page * SIZE + place, (int) (page % rules)));
    }
    return objects;
  }

  static FoundObject object(long number, int rule) {
    String name = String.format("source-%d/2026/01/01/part-%010d.json", rule, number);
    return new FoundObject(new ObjectVersion("landing", name, number + 1), 1_000, CREATED);
  }
}
