package dev.bqt.runtime.cloud.google;

import com.google.cloud.storage.Blob;
import com.google.cloud.storage.BlobId;
import com.google.cloud.storage.BlobInfo;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.Storage.BlobSourceOption;
import com.google.cloud.storage.Storage.BlobTargetOption;
import com.google.cloud.storage.Storage.CopyRequest;
import com.google.cloud.storage.StorageException;
import dev.bqt.runtime.cloud.ObjectStore.CopyOutcome;
import dev.bqt.runtime.cloud.ObjectVersion;
import java.util.HashMap;
import java.util.Map;

/**
 * A copy on the server, of one generation, onto a name that nobody has. The copy says in its
 * metadata what it was copied from, so that a repetition recognises it.
 */
final class ConditionalCopy {
  static final String SOURCE_BUCKET = "bqt-source-bucket";
  static final String SOURCE_NAME = "bqt-source-name";
  static final String SOURCE_GENERATION = "bqt-source-generation";

  private final Storage storage;
  private final ObjectVersion source;
  private final BlobId target;

  ConditionalCopy(Storage storage, ObjectVersion source, BlobId target) {
    this.storage = storage;
    this.source = source;
    this.target = target;
  }

  /** Copies if it can; a {@link StorageException} is a refusal that says nothing of either. */
  CopyOutcome outcome() {
    Blob live = liveSource();
    if (live == null) {
      return atTarget();
    }
    try {
      storage.copy(request(live)).getResult();
      return CopyOutcome.COPIED;
    } catch (StorageException e) {
      return afterwards(e);
    }
  }

  private CopyOutcome afterwards(StorageException refusal) {
    boolean unmet = refusal.getCode() == StorageRequests.PRECONDITION_FAILED;
    // A 404 is the source, gone since we looked, or the target's bucket.
    boolean vanished = refusal.getCode() == StorageRequests.NOT_FOUND && liveSource() == null;
    if (!unmet && !vanished) {
      throw refusal;
    }
    CopyOutcome found = atTarget();
    if (found == CopyOutcome.SOURCE_GONE && liveSource() != null) {
      // What stood at the target has gone since: neither condition would fail any more.
      throw refusal;
    }
    return found;
  }

  /** The source, if the wanted generation is still the live one; else null. */
  private Blob liveSource() {
    Blob live = storage.get(BlobId.of(source.bucket(), source.name()));
    return live != null && live.getGeneration() == source.generation() ? live : null;
  }

  private CopyOutcome atTarget() {
    Blob there = storage.get(target);
    if (there == null) {
      return CopyOutcome.SOURCE_GONE;
    }
    Map<String, String> metadata = there.getMetadata() == null ? Map.of() : there.getMetadata();
    return metadata.entrySet().containsAll(provenance().entrySet())
        ? CopyOutcome.COPIED_BEFORE
        : CopyOutcome.OCCUPIED;
  }

  private CopyRequest request(BlobInfo live) {
    return CopyRequest.newBuilder()
        // Without a generation in the source's name: the condition asks for the live one.
        .setSource(BlobId.of(source.bucket(), source.name()))
        .setSourceOptions(BlobSourceOption.generationMatch(source.generation()))
        .setTarget(copyOf(live), BlobTargetOption.doesNotExist())
        .build();
  }

  /** Metadata given with a copy replace the source's as a whole, so they are all repeated. */
  private BlobInfo copyOf(BlobInfo live) {
    Map<String, String> metadata = new HashMap<>();
    if (live.getMetadata() != null) {
      metadata.putAll(live.getMetadata());
    }
    metadata.putAll(provenance());
    return BlobInfo.newBuilder(target)
        .setContentType(live.getContentType())
        .setContentEncoding(live.getContentEncoding())
        .setContentLanguage(live.getContentLanguage())
        .setContentDisposition(live.getContentDisposition())
        .setCacheControl(live.getCacheControl())
        .setCustomTimeOffsetDateTime(live.getCustomTimeOffsetDateTime())
        .setMetadata(metadata)
        .build();
  }

  private Map<String, String> provenance() {
    return Map.of(
        SOURCE_BUCKET, source.bucket(),
        SOURCE_NAME, source.name(),
        SOURCE_GENERATION, Long.toString(source.generation()));
  }
}
