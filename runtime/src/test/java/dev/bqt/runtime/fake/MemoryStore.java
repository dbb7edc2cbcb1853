package dev.bqt.runtime.fake;

import dev.bqt.runtime.cloud.CloudFailure;
import dev.bqt.runtime.cloud.FailureKind;
import dev.bqt.runtime.cloud.Listing;
import dev.bqt.runtime.cloud.ObjectPage;
import dev.bqt.runtime.cloud.ObjectStore;
import dev.bqt.runtime.cloud.ObjectVersion;
import dev.bqt.runtime.cloud.StoredObject;
import dev.bqt.runtime.laws.BucketView;
import dev.bqt.runtime.laws.Delivered;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Cloud Storage in memory: pages of a given size, generations, and a count of the calls. */
public final class MemoryStore implements ObjectStore {
  private static final int BATCH = 100;

  private record Entry(StoredObject object, byte[] content, ObjectVersion copyOf) {}

  private final NavigableMap<String, Entry> objects = new TreeMap<>();
  private final Map<String, Entry> hidden = new HashMap<>();
  private final Map<String, Integer> broken = new HashMap<>();
  private final Map<String, Integer> calls = new HashMap<>();
  private final TreeSet<String> buckets = new TreeSet<>();
  private final TreeSet<String> hiddenBuckets = new TreeSet<>();
  private final Map<String, Integer> delivered = new HashMap<>();
  private final Set<String> removed = new HashSet<>();
  private final Set<ObjectVersion> taken = new HashSet<>();
  private final int pageSize;
  private String unwritable;
  private CloudFailure writeFailure;
  private Instant time = Instant.EPOCH;
  private long generation = 1000;
  private boolean down;
  private Runnable beforeRead = () -> {};
  private Runnable afterList = () -> {};
  private String afterListOf;

  /** A store whose listings come in pages of that many. */
  public MemoryStore(int pageSize) {
    this.pageSize = pageSize;
  }

  /** Sets the time that new objects are created at. */
  public void at(Instant now) {
    time = now;
  }

  /** Somebody does this right before the next object is read. */
  public void beforeNextRead(Runnable somebody) {
    beforeRead = somebody;
  }

  /** Somebody does this when the next page that has this name on it has been listed. */
  public void afterNextListOf(String name, Runnable somebody) {
    afterListOf = name;
    afterList = somebody;
  }

  /** From now on new objects get generations from this one on, even if there were higher ones. */
  public void generationsFrom(long first) {
    generation = first - 1;
  }

  /** How often a method was called. */
  public int calls(String method) {
    return calls.getOrDefault(method, 0);
  }

  /** How often any method was called. */
  public int calls() {
    return calls.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Puts an object there as somebody else would: it is not counted. */
  public ObjectVersion put(String bucket, String name, String content) {
    if (!bucket.equals(BucketView.OPERATIONS)) {
      delivered.merge(bucket + "/" + name, 1, Integer::sum);
    }
    return put(bucket, name, content.getBytes(StandardCharsets.UTF_8), null);
  }

  /** Takes an object away as somebody else would: it is not counted. */
  public void remove(String bucket, String name) {
    removed.add(bucket + "/" + name);
    objects.remove(bucket + "/" + name);
  }

  /** A bucket that is not told of any more. */
  public void hide(String bucket) {
    buckets.remove(bucket);
    hiddenBuckets.add(bucket);
  }

  /** The bucket is there again. */
  public void show(String bucket) {
    buckets.add(bucket);
  }

  /** An object that is out of sight. */
  public void hide(String bucket, String name) {
    removed.add(bucket + "/" + name);
    hidden.put(bucket + "/" + name, objects.remove(bucket + "/" + name));
  }

  /** The object is in sight again, in the same generation. */
  public void show(String bucket, String name) {
    objects.put(bucket + "/" + name, hidden.remove(bucket + "/" + name));
  }

  /** The next copies of this object are answered so many times with what passes. */
  public void breakCopies(String name, int times) {
    broken.put(name, times);
  }

  /** From now on writes of names that begin so are answered so; null: with success again. */
  public void breakWrites(String prefix, CloudFailure failure) {
    unwritable = prefix;
    writeFailure = failure;
  }

  /** From now on all goes well; objects that are out of sight stay so. */
  public void calm() {
    buckets.addAll(hiddenBuckets);
    broken.clear();
    unwritable = null;
    writeFailure = null;
    down = false;
    beforeRead = () -> {};
  }

  /** All that is there, what the program took away, and who wrote its {@code .win} files. */
  BucketView seen(Map<String, String> claims) {
    Map<String, StoredObject> live = new TreeMap<>();
    objects.forEach((name, entry) -> live.put(name, entry.object()));
    return new BucketView(live, claims, Set.copyOf(taken));
  }

  /** What others than the program did. */
  Delivered delivered() {
    return new Delivered(delivered, removed);
  }

  /** The generation that is live under that name; not counted. */
  Optional<ObjectVersion> live(String uri) {
    return Optional.ofNullable(objects.get(uri.substring("gs://".length())))
        .map(entry -> entry.object().version());
  }

  private void mayWrite(String name) {
    if (writeFailure != null && name.startsWith(unwritable)) {
      throw writeFailure;
    }
  }

  /** All names of a bucket. */
  public List<String> names(String bucket) {
    return objects.keySet().stream()
        .filter(key -> key.startsWith(bucket + "/"))
        .map(key -> key.substring(bucket.length() + 1))
        .toList();
  }

  private ObjectVersion put(String bucket, String name, byte[] content, ObjectVersion copyOf) {
    buckets.add(bucket);
    ObjectVersion version = new ObjectVersion(bucket, name, ++generation);
    StoredObject object = new StoredObject(version, content.length, time);
    objects.put(bucket + "/" + name, new Entry(object, content, copyOf));
    return version;
  }

  /** A batch is a call over the wire. */
  private void countBatches(String method, int size) {
    for (int done = 0; done < size; done += BATCH) {
      count(method);
    }
  }

  /** From now on no call is answered, or each is. */
  public void down(boolean isDown) {
    down = isDown;
  }

  private void count(String method) {
    calls.merge(method, 1, Integer::sum);
    if (down) {
      throw new CloudFailure(FailureKind.AGAIN, 0, "", "no answer came", null);
    }
  }

  @Override
  public List<String> buckets() {
    count("buckets");
    return List.copyOf(buckets);
  }

  @Override
  public ObjectPage list(Listing listing) {
    count("list");
    ObjectPage page = page(listing);
    if (page.objects().stream().anyMatch(of -> of.version().name().equals(afterListOf))) {
      afterListOf = null;
      afterList.run();
    }
    return page;
  }

  private ObjectPage page(Listing listing) {
    List<StoredObject> page = new ArrayList<>();
    for (Entry entry : objects.tailMap(listing.bucket() + "/", true).values()) {
      StoredObject object = entry.object();
      String name = object.version().name();
      if (!object.version().bucket().equals(listing.bucket())) {
        break;
      }
      if (isWanted(name, listing)) {
        if (page.size() == pageSize) {
          return new ObjectPage(page, page.get(page.size() - 1).version().name());
        }
        page.add(object);
      }
    }
    return new ObjectPage(page, null);
  }

  private static boolean isWanted(String name, Listing listing) {
    return name.startsWith(listing.prefix())
        && (listing.startOffset() == null || name.compareTo(listing.startOffset()) >= 0)
        && (listing.endOffset() == null || name.compareTo(listing.endOffset()) < 0)
        && (listing.pageToken() == null || name.compareTo(listing.pageToken()) > 0);
  }

  @Override
  public Optional<byte[]> read(String bucket, String name) {
    count("read");
    Runnable somebody = beforeRead;
    beforeRead = () -> {};
    somebody.run();
    return Optional.ofNullable(objects.get(bucket + "/" + name)).map(Entry::content);
  }

  @Override
  public Optional<StoredObject> find(String bucket, String name) {
    count("find");
    return Optional.ofNullable(objects.get(bucket + "/" + name)).map(Entry::object);
  }

  @Override
  public boolean createIfAbsent(String bucket, String name, byte[] content, String contentType) {
    count("createIfAbsent");
    mayWrite(name);
    if (objects.containsKey(bucket + "/" + name)) {
      return false;
    }
    put(bucket, name, content, null);
    return true;
  }

  @Override
  public void write(String bucket, String name, byte[] content, String contentType) {
    count("write");
    mayWrite(name);
    put(bucket, name, content, null);
  }

  @Override
  public Map<ObjectVersion, DeleteOutcome> delete(List<ObjectVersion> versions) {
    countBatches("delete", versions.size());
    Map<ObjectVersion, DeleteOutcome> outcomes = new LinkedHashMap<>();
    for (ObjectVersion version : versions) {
      Entry entry = objects.get(version.bucket() + "/" + version.name());
      if (entry == null) {
        outcomes.put(version, DeleteOutcome.ABSENT);
      } else if (entry.object().version().equals(version)) {
        objects.remove(version.bucket() + "/" + version.name());
        if (!version.bucket().equals(BucketView.OPERATIONS)) {
          taken.add(version);
        }
        outcomes.put(version, DeleteOutcome.DELETED);
      } else {
        outcomes.put(version, DeleteOutcome.CHANGED);
      }
    }
    return outcomes;
  }

  @Override
  public void discard(String bucket, List<String> names) {
    countBatches("discard", names.size());
    names.forEach(name -> objects.remove(bucket + "/" + name));
  }

  @Override
  public CopyOutcome copyIfAbsent(ObjectVersion source, String bucket, String name) {
    count("copyIfAbsent");
    if (broken.merge(source.name(), -1, Integer::sum) >= 0) {
      throw new CloudFailure(FailureKind.AGAIN, 503, "test", "try later", null);
    }
    Entry target = objects.get(bucket + "/" + name);
    if (target != null) {
      return source.equals(target.copyOf()) ? CopyOutcome.COPIED_BEFORE : CopyOutcome.OCCUPIED;
    }
    Entry entry = objects.get(source.bucket() + "/" + source.name());
    if (entry == null || !entry.object().version().equals(source)) {
      return CopyOutcome.SOURCE_GONE;
    }
    put(bucket, name, entry.content(), source);
    return CopyOutcome.COPIED;
  }
}
