package dev.bqt.runtime.load;

import dev.bqt.runtime.ledger.ObjectRow;
import java.util.ArrayList;
import java.util.List;

/** A window's objects, in parts that BigQuery takes in one job each. */
final class Parts {
  /** BigQuery: source URIs per job. */
  static final int URIS = 10_000;

  /** BigQuery: bytes per load job (15 TB). */
  static final long BYTES = 15L * 1024 * 1024 * 1024 * 1024;

  private Parts() {}

  /** In the given order; an object that is larger than a part may be has one of its own. */
  static List<List<ObjectRow>> of(List<ObjectRow> objects) {
    List<List<ObjectRow>> parts = new ArrayList<>();
    List<ObjectRow> part = new ArrayList<>();
    long bytes = 0;
    for (ObjectRow object : objects) {
      if (part.size() == URIS || (!part.isEmpty() && bytes + object.sizeBytes() > BYTES)) {
        parts.add(part);
        part = new ArrayList<>();
        bytes = 0;
      }
      part.add(object);
      bytes += object.sizeBytes();
    }
    if (!part.isEmpty()) {
      parts.add(part);
    }
    return parts;
  }
}
