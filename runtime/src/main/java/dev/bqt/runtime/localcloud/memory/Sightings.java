package dev.bqt.runtime.localcloud.memory;

import dev.bqt.runtime.localcloud.LocalCloudException;
import dev.bqt.runtime.localcloud.LocalCloudInUse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * The memory of the store: which content each file had, and the generation it was given. Nothing of
 * it may leave the process before {@link #commit()}.
 */
public final class Sightings implements AutoCloseable {
  private static final long FORMAT = 1;

  private static final int RETENTION_MILLIS = 3_600_000;

  private final MVStore store;
  private final InstantSource clock;
  private final Consumer<String> failpoint;
  private final MVMap<String, Sighting> known;
  private final MVMap<String, Sighting> incoming;
  private final MVMap<String, Long> counters;

  private Sightings(MVStore store, InstantSource clock, Consumer<String> failpoint) {
    this.store = store;
    this.clock = clock;
    this.failpoint = failpoint;
    this.known = store.openMap("known", byName());
    this.incoming = store.openMap("incoming", byName());
    this.counters = store.openMap("counters");
  }

  private static MVMap.Builder<String, Sighting> byName() {
    return new MVMap.Builder<String, Sighting>()
        .keyType(new NameType())
        .valueType(new SightingType());
  }

  /**
   * Opens the file, or makes it.
   *
   * @throws LocalCloudException when it is in use, damaged or of a newer version
   */
  public static Sightings open(Path file, InstantSource clock, Consumer<String> failpoint) {
    MVStore store = openStore(file);
    Long format = store.<String, Long>openMap("format").putIfAbsent("version", FORMAT);
    if (format != null && format > FORMAT) {
      store.closeImmediately();
      throw new LocalCloudException(
          "The metadata store "
              + file
              + " has format "
              + format
              + ", this program knows format "
              + FORMAT
              + ": a newer version has written it. Use that version.");
    }
    return new Sightings(store, clock, failpoint);
  }

  private static MVStore openStore(Path file) {
    try {
      MVStore store = new MVStore.Builder().fileName(file.toString()).autoCommitDisabled().open();
      // Where space is used again sooner, a halted process may find an older state.
      store.setRetentionTime(RETENTION_MILLIS);
      return store;
    } catch (MVStoreException e) {
      throw e.getErrorCode() == DataUtils.ERROR_FILE_LOCKED
          ? new LocalCloudInUse(problem(file, e), e)
          : new LocalCloudException(problem(file, e), e);
    }
  }

  private static String problem(Path file, MVStoreException e) {
    return switch (e.getErrorCode()) {
      case DataUtils.ERROR_FILE_LOCKED ->
          "The metadata store " + file + " is in use by another process. End that one first.";
      case DataUtils.ERROR_UNSUPPORTED_FORMAT ->
          "The metadata store " + file + " was written by a newer version. Use that version.";
      default ->
          "The metadata store "
              + file
              + " cannot be read ("
              + e.getMessage()
              + "). If it is damaged, restore it from a backup; if you delete it, every file"
              + " gets a new generation and counts as new.";
    };
  }

  /** What is known of this content, or else what becomes known of it now. */
  public synchronized Sighting look(String bucket, String name, FileStamp stamp, boolean placed) {
    String key = key(bucket, name);
    Sighting seen = known.get(key);
    if (seen != null && seen.stamp().equals(stamp)) {
      return placed && !seen.placed() ? put(key, seen.nowPlaced()) : seen;
    }
    Sighting expected = incoming.get(key);
    if (expected != null && expected.stamp().equals(stamp)) {
      return put(key, expected);
    }
    return put(key, first(stamp, placed));
  }

  private Sighting first(FileStamp stamp, boolean placed) {
    Instant now = clock.instant();
    Instant born = stamp.modifiedAt().isBefore(now) ? stamp.modifiedAt() : now;
    long created = Sighting.micros(born);
    return new Sighting(stamp, nextGeneration(now), 1, created, created, placed, ObjectHead.NONE);
  }

  private Sighting put(String key, Sighting sighting) {
    known.put(key, sighting);
    return sighting;
  }

  /** Announces content that is about to take this name, so that a crash cannot lose its head. */
  public synchronized Sighting announce(
      String bucket, String name, FileStamp stamp, ObjectHead head) {
    Instant now = clock.instant();
    long created = Sighting.micros(now);
    Sighting coming = new Sighting(stamp, nextGeneration(now), 1, created, created, true, head);
    incoming.put(key(bucket, name), coming);
    return coming;
  }

  /** What was announced has taken its name. */
  public synchronized void arrived(String bucket, String name, Sighting sighting) {
    known.put(key(bucket, name), sighting);
    incoming.remove(key(bucket, name));
  }

  /** Remembers this instead of what was remembered. */
  public synchronized void replace(String bucket, String name, Sighting sighting) {
    known.put(key(bucket, name), sighting);
  }

  /** Forgets an object that is gone. */
  public synchronized void forget(String bucket, String name) {
    known.remove(key(bucket, name));
  }

  /** Makes everything so far survive this process. */
  public synchronized void commit() {
    if (store.hasUnsavedChanges()) {
      failpoint.accept("storage.metadata.before-commit");
      store.commit();
      // A commit alone is handed to a thread that writes it.
      store.sync();
      failpoint.accept("storage.metadata.after-commit");
    }
  }

  private long nextGeneration(Instant now) {
    long last = counters.getOrDefault("generation", 0L);
    long next = Math.max(Sighting.micros(now), last + 1);
    counters.put("generation", next);
    return next;
  }

  private static String key(String bucket, String name) {
    return bucket + '\0' + name;
  }

  /** What was not committed is lost, as after a crash. */
  @Override
  public synchronized void close() {
    store.rollback();
    store.close();
  }
}
