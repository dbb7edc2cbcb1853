package dev.bqt.runtime.cloud;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What we need of Cloud Storage. Every method may throw {@link CloudFailure}, when what passes has
 * not passed after a few tries. Thread-safe.
 */
public interface ObjectStore {

  /** Names of all buckets of the project, in lexicographic order. */
  List<String> buckets();

  /** One page of at most 1,000 live objects, in lexicographic (UTF-8) order of their names. */
  ObjectPage list(Listing listing);

  /** Content of the live generation; empty when there is none. */
  Optional<byte[]> read(String bucket, String name);

  /** The live generation; empty when there is none. */
  Optional<StoredObject> find(String bucket, String name);

  /**
   * Creates the object if no live generation has that name (precondition {@code
   * ifGenerationMatch=0}).
   *
   * @return false when a live generation was there already: an answer, not an error
   */
  boolean createIfAbsent(String bucket, String name, byte[] content, String contentType);

  /**
   * Creates the object or replaces its content. It is not repeated when its answer is lost, lest it
   * replace what somebody else has written since.
   */
  void write(String bucket, String name, byte[] content, String contentType);

  /**
   * Deletes each of these generations, in batches, each under the precondition that it is still the
   * live one: an object that was replaced meanwhile is left alone.
   *
   * @return for each what came of it; never fewer entries than were asked for
   */
  Map<ObjectVersion, DeleteOutcome> delete(List<ObjectVersion> versions);

  /**
   * Deletes whatever is live under these names, in batches and in no order: for names that nobody
   * else uses. A name without a live generation is fine.
   */
  void discard(String bucket, List<String> names);

  /**
   * Copies this generation on the server, if the target is absent. The copy records the source
   * (bucket, name and generation) in its metadata, so that a repeated call recognises its own work.
   */
  CopyOutcome copyIfAbsent(ObjectVersion source, String targetBucket, String targetName);

  /** What became of a conditional delete. */
  enum DeleteOutcome {
    /** That generation was live and is gone now. */
    DELETED,
    /** No live generation of that name: somebody, perhaps we ourselves, deleted it before. */
    ABSENT,
    /** Another generation is live: it was left alone. */
    CHANGED
  }

  /** What became of a conditional copy. */
  enum CopyOutcome {
    /** The copy was made now. */
    COPIED,
    /** The target is there and says that it is a copy of this very generation. */
    COPIED_BEFORE,
    /** The target is there and is something else: it was left alone. */
    OCCUPIED,
    /** The source generation is not live any more and no copy of it is at the target. */
    SOURCE_GONE
  }
}
