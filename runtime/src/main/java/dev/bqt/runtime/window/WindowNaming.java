package dev.bqt.runtime.window;

import dev.bqt.runtime.cloud.ObjectVersion;
import dev.bqt.runtime.ledger.WindowKey;
import dev.bqt.runtime.ledger.WindowPlace;
import dev.bqt.runtime.match.RouteMatcher;
import dev.bqt.runtime.match.RoutedObject;
import dev.bqt.runtime.route.PathHash;
import java.time.Duration;
import java.time.Instant;

/** Which window an object belongs to, by BqTail's arithmetic. */
final class WindowNaming {
  private WindowNaming() {}

  /**
   * The window that the object belongs to by its time; for a rule without BATCH one of its own.
   *
   * @param scanBegun end of a window that holds but one object
   */
  static WindowKey keyOf(RoutedObject object, Instant scanBegun) {
    boolean batched = object.route().batch() != null;
    return new WindowKey(
        object.route().key(),
        object.destination().toString(),
        batched ? PathHash.of(hashInput(object)) : PathHash.of(ownInput(object)),
        batched ? endOf(object.timeCreated(), object.route().batch()) : scanBegun);
  }

  /** First instant after the window of this length, aligned to the epoch, that holds the time. */
  static Instant endOf(Instant time, Duration length) {
    long seconds = time.getEpochSecond();
    return Instant.ofEpochSecond(
        seconds - Math.floorMod(seconds, length.toSeconds()) + length.toSeconds());
  }

  static WindowPlace placeOf(RoutedObject object) {
    ObjectVersion version = object.version();
    return new WindowPlace(
        version.bucket(), folder(version.name()), RouteMatcher.scanPrefix(object.route()));
  }

  private static String hashInput(RoutedObject object) {
    ObjectVersion version = object.version();
    return object.tableText()
        + object.route().when().suffix()
        + extension(version.name())
        + "gs://"
        + version.bucket()
        + "/"
        + folder(version.name());
  }

  private static String ownInput(RoutedObject object) {
    ObjectVersion version = object.version();
    return hashInput(object) + "\n" + version.uri() + "\n" + version.generation();
  }

  private static String folder(String name) {
    int slash = name.lastIndexOf('/');
    return slash < 0 ? "" : name.substring(0, slash);
  }

  /** From the last dot of the last element, the dot included; empty when there is none. */
  private static String extension(String name) {
    int dot = name.lastIndexOf('.');
    return dot > name.lastIndexOf('/') ? name.substring(dot) : "";
  }
}
