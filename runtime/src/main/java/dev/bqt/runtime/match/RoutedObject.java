package dev.bqt.runtime.match;

import dev.bqt.runtime.cloud.ObjectVersion;
import dev.bqt.runtime.cloud.TableName;
import dev.bqt.runtime.route.Route;
import dev.bqt.runtime.scan.FoundObject;
import java.time.Instant;

/**
 * An object that exactly one enabled rule takes.
 *
 * @param object what was found
 * @param route the rule
 * @param destination the table, all expansions done
 * @param tableText the same as the rule wrote it, expansions done, without back-ticks: names of
 *     legacy files carry it
 */
public record RoutedObject(
    FoundObject object, Route route, TableName destination, String tableText) {

  /** Bucket, name and generation. */
  public ObjectVersion version() {
    return object.version();
  }

  /** When this generation came to be. */
  public Instant timeCreated() {
    return object.timeCreated();
  }
}
