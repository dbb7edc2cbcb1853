package dev.bqt.runtime.load;

import dev.bqt.runtime.ledger.ObjectRow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A window's objects, in parts that BigQuery takes in one job each: in the given order; an object
 * that is larger than a part may be has one of its own.
 */
final class Parts {
  /** BigQuery: source URIs per job. */
  static final int URIS = 10_000;

  /** BigQuery: bytes per load job (15 TB). */
  static final long BYTES = 15L * 1024 * 1024 * 1024 * 1024;

  private final Consumer<List<ObjectRow>> each;
  private List<ObjectRow> part = new ArrayList<>();
  private long bytes;

  /**
   * @param each receives the parts, one after the other
   */
  Parts(Consumer<List<ObjectRow>> each) {
    this.each = each;
  }

  /** Some more objects. */
  void add(List<ObjectRow> objects) {
    for (ObjectRow object : objects) {
      if (part.size() == URIS || (!part.isEmpty() && bytes + object.sizeBytes() > BYTES)) {
        end();
      }
      part.add(object);
      bytes += object.sizeBytes();
    }
  }

  /** There are no more. */
  void end() {
    if (!part.isEmpty()) {
      each.accept(part);
    }
    part = new ArrayList<>();
    bytes = 0;
  }
}
