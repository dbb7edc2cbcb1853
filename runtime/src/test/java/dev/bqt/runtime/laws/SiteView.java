package dev.bqt.runtime.laws;

import dev.bqt.runtime.cloud.ObjectVersion;
import dev.bqt.runtime.cloud.StoredObject;
import dev.bqt.runtime.ledger.ObjectRow;
import dev.bqt.runtime.ledger.StepRow;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that can be seen of a site between two passes.
 *
 * @param ledger the one that is held to the laws
 * @param others ledgers of other runners between the same doors
 * @param buckets what is there, and what was taken away
 * @param warehouse jobs and tables
 * @param ended each step of the ledger that came to its end, as often as it did
 * @param delivered what others did
 * @param atRest whether nothing is left to do
 */
public record SiteView(
    LedgerView ledger,
    List<LedgerView> others,
    BucketView buckets,
    WarehouseView warehouse,
    Optional<List<StepRow>> ended,
    Delivered delivered,
    boolean atRest) {

  /** The same, where somebody has heard of steps as they ended. */
  public SiteView hearing(List<StepRow> steps) {
    return new SiteView(ledger, others, buckets, warehouse, Optional.of(steps), delivered, atRest);
  }

  /** Whether the fixture that it was read from can tell that. */
  boolean tells(Told what) {
    return switch (what) {
      case ROWS -> warehouse.rows().isPresent();
      case COUNTS -> warehouse.counts().isPresent();
      case READINGS -> warehouse.readings().isPresent();
      case ENDED_STEPS -> ended.isPresent();
    };
  }

  /** Whether this very generation is live. */
  boolean isThere(ObjectRow object) {
    StoredObject live = buckets.live().get(name(object));
    return live != null && live.version().generation() == object.generation();
  }

  /** The ledger itself, and those of others. */
  List<LedgerView> ledgers() {
    return Stream.concat(Stream.of(ledger), others.stream()).toList();
  }

  /** {@code bucket/name}. */
  static String name(ObjectRow object) {
    return object.bucket() + "/" + object.name();
  }

  /** The generation. */
  static ObjectVersion version(ObjectRow object) {
    return new ObjectVersion(object.bucket(), object.name(), object.generation());
  }

  /** An object and what is wrong with it, for people. */
  static String say(ObjectRow object, String what) {
    return object.uri() + "#" + object.generation() + " is " + object.state() + ": " + what;
  }
}
