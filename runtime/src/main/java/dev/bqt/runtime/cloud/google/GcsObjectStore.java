package dev.bqt.runtime.cloud.google;

import static dev.bqt.runtime.cloud.google.StorageRequests.NOT_FOUND;
import static dev.bqt.runtime.cloud.google.StorageRequests.PRECONDITION_FAILED;

import com.google.api.gax.paging.Page;
import com.google.cloud.storage.Blob;
import com.google.cloud.storage.BlobId;
import com.google.cloud.storage.BlobInfo;
import com.google.cloud.storage.Bucket;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.Storage.BlobField;
import com.google.cloud.storage.Storage.BlobGetOption;
import com.google.cloud.storage.Storage.BlobListOption;
import com.google.cloud.storage.Storage.BlobTargetOption;
import com.google.cloud.storage.Storage.BucketField;
import com.google.cloud.storage.Storage.BucketListOption;
import dev.bqt.runtime.cloud.Listing;
import dev.bqt.runtime.cloud.ObjectPage;
import dev.bqt.runtime.cloud.ObjectStore;
import dev.bqt.runtime.cloud.ObjectVersion;
import dev.bqt.runtime.cloud.StoredObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Cloud Storage over Google's client, by its JSON API. */
final class GcsObjectStore implements ObjectStore {
  private static final int PAGE = 1000;

  /** All that a {@link StoredObject} says; a page without the rest is a tenth of the bytes. */
  private static final BlobField[] FIELDS = {
    BlobField.NAME,
    BlobField.BUCKET,
    BlobField.GENERATION,
    BlobField.SIZE,
    BlobField.TIME_CREATED,
    BlobField.UPDATED,
    BlobField.CRC32C
  };

  private final StorageRequests requests;
  private final Supplier<Storage> storage;
  private final RetryPolicy retries;

  /**
   * @param project whose buckets are meant
   * @param storage builds the client when it is first needed
   */
  GcsObjectStore(String project, Supplier<Storage> storage, RetryPolicy retries) {
    this.requests = new StorageRequests(project);
    this.storage = storage;
    this.retries = retries;
  }

  @Override
  public List<String> buckets() {
    BucketListOption size = BucketListOption.pageSize(PAGE);
    BucketListOption fields = BucketListOption.fields(BucketField.NAME);
    List<String> names = new ArrayList<>();
    Supplier<Page<Bucket>> next = () -> storage.get().list(size, fields);
    while (next != null) {
      Supplier<Page<Bucket>> asking = next;
      Page<Bucket> page = retries.run(() -> requests.buckets().answer(asking));
      page.getValues().forEach(bucket -> names.add(bucket.getName()));
      next = page.hasNextPage() ? page::getNextPage : null;
    }
    return List.copyOf(names);
  }

  @Override
  public ObjectPage list(Listing listing) {
    Asked asked = requests.list(listing.bucket(), listing.prefix());
    return retries.run(
        () -> asked.answer(() -> page(storage.get().list(listing.bucket(), options(listing)))));
  }

  private static BlobListOption[] options(Listing listing) {
    List<BlobListOption> options = new ArrayList<>();
    options.add(BlobListOption.pageSize(PAGE));
    options.add(BlobListOption.fields(FIELDS));
    if (!listing.prefix().isEmpty()) {
      options.add(BlobListOption.prefix(listing.prefix()));
    }
    if (listing.startOffset() != null) {
      options.add(BlobListOption.startOffset(listing.startOffset()));
    }
    if (listing.endOffset() != null) {
      options.add(BlobListOption.endOffset(listing.endOffset()));
    }
    if (listing.pageToken() != null) {
      options.add(BlobListOption.pageToken(listing.pageToken()));
    }
    return options.toArray(BlobListOption[]::new);
  }

  private static ObjectPage page(Page<Blob> page) {
    List<StoredObject> objects = new ArrayList<>();
    page.getValues().forEach(blob -> objects.add(stored(blob)));
    String next = page.getNextPageToken();
    return new ObjectPage(objects, next == null || next.isEmpty() ? null : next);
  }

  private static StoredObject stored(BlobInfo blob) {
    return new StoredObject(
        new ObjectVersion(blob.getBucket(), blob.getName(), blob.getGeneration()),
        blob.getSize(),
        blob.getCreateTimeOffsetDateTime().toInstant(),
        blob.getUpdateTimeOffsetDateTime() == null
            ? blob.getCreateTimeOffsetDateTime().toInstant()
            : blob.getUpdateTimeOffsetDateTime().toInstant(),
        blob.getCrc32c());
  }

  @Override
  public Optional<byte[]> read(String bucket, String name) {
    Asked asked = requests.read(bucket, name);
    return retries.run(
        () -> asked.answerUnless(NOT_FOUND, () -> storage.get().readAllBytes(bucket, name)));
  }

  @Override
  public Optional<StoredObject> find(String bucket, String name) {
    BlobId live = BlobId.of(bucket, name);
    BlobGetOption fields = BlobGetOption.fields(FIELDS);
    Asked asked = requests.find(bucket, name);
    return retries
        .run(() -> asked.answer(() -> Optional.ofNullable(storage.get().get(live, fields))))
        .map(GcsObjectStore::stored);
  }

  @Override
  public boolean createIfAbsent(String bucket, String name, byte[] content, String contentType) {
    BlobInfo object = object(bucket, name, contentType);
    BlobTargetOption absent = BlobTargetOption.doesNotExist();
    Asked asked = requests.create(bucket, name);
    Supplier<Blob> creating = () -> storage.get().create(object, content, absent);
    return retries.run(() -> asked.answerUnless(PRECONDITION_FAILED, creating)).isPresent();
  }

  @Override
  public void write(String bucket, String name, byte[] content, String contentType) {
    BlobInfo object = object(bucket, name, contentType);
    Asked asked = requests.write(bucket, name);
    retries.runOnce(() -> asked.answer(() -> storage.get().create(object, content)));
  }

  private static BlobInfo object(String bucket, String name, String contentType) {
    return BlobInfo.newBuilder(bucket, name).setContentType(contentType).build();
  }

  @Override
  public Map<ObjectVersion, DeleteOutcome> delete(List<ObjectVersion> versions) {
    return new BatchDelete(storage.get(), requests, retries).delete(versions);
  }

  @Override
  public void discard(String bucket, List<String> names) {
    new BatchDelete(storage.get(), requests, retries).discard(bucket, names);
  }

  @Override
  public CopyOutcome copyIfAbsent(ObjectVersion source, String targetBucket, String targetName) {
    Asked asked = requests.copy(source, targetBucket, targetName);
    BlobId target = BlobId.of(targetBucket, targetName);
    return retries.run(
        () -> asked.answer(() -> new ConditionalCopy(storage.get(), source, target).outcome()));
  }
}
