package dev.bqt.runtime.match;

import dev.bqt.runtime.cloud.ObjectVersion;
import dev.bqt.runtime.route.Route;
import dev.bqt.runtime.scan.FoundObject;
import java.time.Instant;

/** What the rules say about an object. */
public sealed interface Matching {

  /** What was found. */
  FoundObject object();

  /** Bucket, name and generation of what was found. */
  default ObjectVersion version() {
    return object().version();
  }

  /** Its size. */
  default long sizeBytes() {
    return object().sizeBytes();
  }

  /** When it came to be. */
  default Instant timeCreated() {
    return object().timeCreated();
  }

  /**
   * Exactly one enabled rule takes it.
   *
   * @param routed with the rule and the table
   */
  record Routed(RoutedObject routed) implements Matching {
    @Override
    public FoundObject object() {
      return routed.object();
    }
  }

  /**
   * No rule takes it.
   *
   * @param object what was found
   */
  record Unmatched(FoundObject object) implements Matching {}

  /**
   * Only disabled rules take it.
   *
   * @param object what was found
   * @param route one of them
   */
  record Disabled(FoundObject object, Route route) implements Matching {}

  /**
   * It is never loaded: several rules take it, or its name cannot be loaded, or its table is none.
   *
   * @param object what was found
   * @param reason a sentence for people, rules and their documents named
   */
  record Refused(FoundObject object, String reason) implements Matching {}
}
