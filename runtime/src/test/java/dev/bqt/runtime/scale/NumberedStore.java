package dev.bqt.runtime.scale;

import dev.bqt.runtime.cloud.Listing;
import dev.bqt.runtime.cloud.ObjectPage;
import dev.bqt.runtime.cloud.ObjectStore;
import dev.bqt.runtime.cloud.ObjectVersion;
import dev.bqt.runtime.cloud.StoredObject;
import dev.bqt.runtime.fake.MemoryStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A store with a bucket of numbered objects that are never held in memory; the operations bucket is
 * in memory, without contents. Counts pages.
 */
final class NumberedStore implements ObjectStore {
  static final String BUCKET = "landing";
  static final String OPERATIONS = "bqt-ops";
  static final String PREFIX = "data/";

  private static final int PAGE = 1000;
  private static final int DIGITS = 9;

  private final MemoryStore operations = new MemoryStore(PAGE);
  private final int size;
  private final Instant created;
  private final BitSet deleted = new BitSet();
  private int pages;

  /** So many objects, all created then. */
  NumberedStore(int size, Instant created) {
    this.size = size;
    this.created = created;
    operations.put(OPERATIONS, "made", "");
  }

  static String name(int number) {
    return PREFIX + String.format("%0" + DIGITS + "d.json", number);
  }

  static long generation(int number) {
    return 1_000_000_000L + number;
  }

  /** How many objects were deleted. */
  int deleted() {
    return deleted.cardinality();
  }

  /** How many pages of the bucket were asked for. */
  int pages() {
    return pages;
  }

  @Override
  public List<String> buckets() {
    return List.of(OPERATIONS, BUCKET);
  }

  @Override
  public ObjectPage list(Listing listing) {
    if (!listing.bucket().equals(BUCKET)) {
      return operations.list(listing);
    }
    pages++;
    int first = listing.pageToken() != null ? Integer.parseInt(listing.pageToken()) : from(listing);
    int end = listing.endOffset() == null ? size : numberOf(listing.endOffset()) + 1;
    List<StoredObject> objects = new ArrayList<>();
    int next = first;
    while (next < Math.min(size, end) && objects.size() < PAGE) {
      if (deleted.get(next)) {
        next++;
        continue;
      }
      ObjectVersion version = new ObjectVersion(BUCKET, name(next), generation(next));
      objects.add(new StoredObject(version, 100, created));
      next++;
    }
    return new ObjectPage(objects, next < Math.min(size, end) ? Integer.toString(next) : null);
  }

  private static int from(Listing listing) {
    return listing.startOffset() == null ? 0 : numberOf(listing.startOffset());
  }

  static int numberOf(String name) {
    return Integer.parseInt(name.substring(PREFIX.length(), PREFIX.length() + DIGITS));
  }

  @Override
  public Optional<byte[]> read(String bucket, String name) {
    return operations.read(bucket, name);
  }

  @Override
  public Optional<StoredObject> find(String bucket, String name) {
    return operations.find(bucket, name);
  }

  @Override
  public boolean createIfAbsent(String bucket, String name, byte[] content, String contentType) {
    return operations.createIfAbsent(bucket, name, content, contentType);
  }

  @Override
  public void write(String bucket, String name, byte[] content, String contentType) {
    operations.write(bucket, name, new byte[0], contentType);
  }

  @Override
  public Map<ObjectVersion, DeleteOutcome> delete(List<ObjectVersion> versions) {
    Map<ObjectVersion, DeleteOutcome> outcomes = new HashMap<>();
    for (ObjectVersion version : versions) {
      if (!version.bucket().equals(BUCKET)) {
        throw new AssertionError("No test deletes " + version);
      }
      deleted.set(numberOf(version.name()));
      outcomes.put(version, DeleteOutcome.DELETED);
    }
    return outcomes;
  }

  @Override
  public void discard(String bucket, List<String> names) {
    operations.discard(bucket, names);
  }

  @Override
  public CopyOutcome copyIfAbsent(ObjectVersion source, String bucket, String name) {
    throw new AssertionError("No test moves a numbered object");
  }
}
