package dev.bqt.runtime.localcloud.storage;

import dev.bqt.runtime.localcloud.http.CloudError;
import dev.bqt.runtime.localcloud.memory.FileStamp;
import dev.bqt.runtime.localcloud.memory.ObjectHead;
import dev.bqt.runtime.localcloud.memory.Sighting;
import dev.bqt.runtime.localcloud.memory.Sightings;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** Objects as files: one is found, created, changed or deleted, under a lock of its name. */
final class ObjectFiles {
  private static final int LOCKS = 64;

  private final Buckets buckets;
  private final Sightings sightings;
  private final HiddenFiles hidden;
  private final InstantSource clock;
  private final Consumer<String> failpoint;
  private final Lock[] locks = new Lock[LOCKS];

  ObjectFiles(
      Buckets buckets,
      Sightings sightings,
      HiddenFiles hidden,
      InstantSource clock,
      Consumer<String> failpoint) {
    this.buckets = buckets;
    this.sightings = sightings;
    this.hidden = hidden;
    this.clock = clock;
    this.failpoint = failpoint;
    for (int i = 0; i < LOCKS; i++) {
      locks[i] = new ReentrantLock();
    }
  }

  /** The object; empty when there is none, or a file that still may be written. */
  Optional<LiveObject> find(String bucket, String name) throws IOException {
    Optional<LiveObject> live =
        file(bucket, name).filter(object -> object.sighting().settled(clock.instant()));
    sightings.commit();
    return live;
  }

  /**
   * The object.
   *
   * @param generation the only one that is wanted, if any
   * @throws CloudError 404
   */
  LiveObject get(String bucket, String name, Optional<Long> generation) throws IOException {
    return find(bucket, name)
        .filter(object -> generation.filter(wanted -> wanted != object.generation()).isEmpty())
        .orElseThrow(() -> noSuch(bucket, name));
  }

  static CloudError noSuch(String bucket, String name) {
    return CloudError.notFound("No such object: " + bucket + "/" + name);
  }

  /** The file of that name, settled or not. */
  private Optional<LiveObject> file(String bucket, String name) throws IOException {
    Path folder = buckets.folder(bucket);
    Path file = ObjectName.resolve(folder, name);
    if (!isReachable(folder, file)) {
      return Optional.empty();
    }
    BasicFileAttributes attributes = DirectoryWalk.attributes(file);
    if (attributes == null || !attributes.isRegularFile()) {
      return Optional.empty();
    }
    FileStamp stamp = FileStamp.of(attributes);
    Sighting sighting = sightings.look(bucket, name, stamp, hidden.knows(stamp));
    return Optional.of(new LiveObject(bucket, name, file, sighting));
  }

  /** Whether no folder on the way is a link. */
  private static boolean isReachable(Path folder, Path file) throws IOException {
    for (Path part = file.getParent(); !part.equals(folder); part = part.getParent()) {
      BasicFileAttributes attributes = DirectoryWalk.attributes(part);
      if (attributes == null || !attributes.isDirectory()) {
        return false;
      }
    }
    return true;
  }

  /** A file for content that is on its way; its name begins with a dot, so it is no object. */
  Path temporary(String bucket) throws IOException {
    return Files.createTempFile(buckets.folder(bucket), ".upload-", "");
  }

  /**
   * Gives the content its name, atomically.
   *
   * @param content a file of {@link #temporary}; it is gone afterwards
   * @throws CloudError 412, or 400 when the disk cannot hold the name
   */
  LiveObject create(
      String bucket, String name, Path content, ObjectHead head, Preconditions demands)
      throws IOException {
    Path folder = buckets.folder(bucket);
    Path file = ObjectName.resolve(folder, name);
    Lock lock = lock(bucket, name);
    lock.lock();
    try {
      demands.check(file(bucket, name));
      makeRoom(folder, file, name);
      Files.setLastModifiedTime(content, FileTime.from(clock.instant()));
      FileStamp stamp = FileStamp.of(DirectoryWalk.attributes(content));
      Sighting coming = sightings.announce(bucket, name, stamp, head);
      sightings.commit();
      failpoint.accept("storage.create.before-rename");
      Files.move(content, file, StandardCopyOption.ATOMIC_MOVE);
      failpoint.accept("storage.create.after-rename");
      sightings.arrived(bucket, name, coming);
      sightings.commit();
      return new LiveObject(bucket, name, file, coming);
    } finally {
      lock.unlock();
      Files.deleteIfExists(content);
    }
  }

  private static void makeRoom(Path folder, Path file, String name) throws IOException {
    try {
      Files.createDirectories(file.getParent());
      if (Files.isDirectory(file)) {
        Files.delete(file);
      }
    } catch (FileAlreadyExistsException e) {
      throw cannotHold(folder, name, "'" + folder.relativize(file.getParent()) + "' is an object");
    } catch (FileSystemException e) {
      throw cannotHold(folder, name, "'" + name + "' is a folder of other objects, or: " + e);
    }
    if (!isReachable(folder, file)) {
      throw cannotHold(folder, name, "a folder on the way is a link");
    }
  }

  private static CloudError cannotHold(Path folder, String name, String why) {
    return CloudError.invalid(
        "The disk below " + folder + " cannot hold an object named '" + name + "': " + why + ".");
  }

  /**
   * Deletes the object. It is forgotten for good with the next {@link #commit()}: what a kill
   * leaves remembered of a file that is gone is of no consequence.
   *
   * @throws CloudError 404 or 412
   */
  void delete(String bucket, String name, Optional<Long> generation, Preconditions demands)
      throws IOException {
    Lock lock = lock(bucket, name);
    lock.lock();
    try {
      LiveObject live =
          file(bucket, name)
              .filter(object -> object.sighting().settled(clock.instant()))
              .filter(object -> generation.filter(asked -> asked != object.generation()).isEmpty())
              .orElseThrow(() -> noSuch(bucket, name));
      demands.check(Optional.of(live));
      failpoint.accept("storage.delete.before-unlink");
      Files.delete(live.file());
      failpoint.accept("storage.delete.after-unlink");
      sightings.forget(bucket, name);
    } finally {
      lock.unlock();
    }
  }

  /** Makes all that is remembered survive this process; nothing may be answered before. */
  void commit() {
    sightings.commit();
  }

  /**
   * Changes what is not content.
   *
   * @throws CloudError 404 or 412
   */
  LiveObject rewriteHead(LiveObject seen, ObjectHead head, Preconditions demands)
      throws IOException {
    Lock lock = lock(seen.bucket(), seen.name());
    lock.lock();
    try {
      LiveObject live = get(seen.bucket(), seen.name(), Optional.of(seen.generation()));
      demands.check(Optional.of(live));
      Sighting changed = live.sighting().withHead(head, clock.instant());
      sightings.replace(live.bucket(), live.name(), changed);
      sightings.commit();
      return new LiveObject(live.bucket(), live.name(), live.file(), changed);
    } finally {
      lock.unlock();
    }
  }

  private Lock lock(String bucket, String name) {
    return locks[Math.floorMod((bucket + '/' + name).hashCode(), LOCKS)];
  }
}
