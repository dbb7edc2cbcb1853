package dev.bqt.runtime.cloud.google;

import com.google.cloud.storage.Blob;
import com.google.cloud.storage.BlobId;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.Storage.BlobSourceOption;
import com.google.cloud.storage.StorageBatch;
import com.google.cloud.storage.StorageBatchResult;
import com.google.cloud.storage.StorageException;
import dev.bqt.runtime.cloud.CloudFailure;
import dev.bqt.runtime.cloud.FailureKind;
import dev.bqt.runtime.cloud.ObjectStore.DeleteOutcome;
import dev.bqt.runtime.cloud.ObjectVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Deletes objects, a hundred to a call; what fails is told after all have been tried. Asked again,
 * it goes on where it stopped: what is gone by then is {@link DeleteOutcome#ABSENT}.
 */
final class BatchDelete {
  /** Cloud Storage's limit of calls in a batch. */
  private static final int BATCH = 100;

  /** Cloud Storage numbers no generation so. */
  private static final long WHICHEVER_IS_LIVE = 0;

  private final Storage storage;
  private final StorageRequests requests;
  private final RetryPolicy retries;
  private final Map<ObjectVersion, DeleteOutcome> outcomes = new LinkedHashMap<>();
  private final Map<ObjectVersion, CloudFailure> failures = new LinkedHashMap<>();

  BatchDelete(Storage storage, StorageRequests requests, RetryPolicy retries) {
    this.storage = storage;
    this.requests = requests;
    this.retries = retries;
  }

  /**
   * Deletes whatever is live under these names.
   *
   * @throws CloudFailure the first failure, the others suppressed in it
   */
  void discard(String bucket, List<String> names) {
    deleteAll(
        names.stream().map(name -> new ObjectVersion(bucket, name, WHICHEVER_IS_LIVE)).toList());
  }

  /**
   * Deletes each generation that is still the live one.
   *
   * @throws CloudFailure the first failure, the others suppressed in it
   */
  Map<ObjectVersion, DeleteOutcome> delete(List<ObjectVersion> versions) {
    if (versions.stream().anyMatch(version -> version.generation() == WHICHEVER_IS_LIVE)) {
      throw new IllegalArgumentException("There is no generation 0");
    }
    return deleteAll(versions);
  }

  private Map<ObjectVersion, DeleteOutcome> deleteAll(List<ObjectVersion> versions) {
    List<ObjectVersion> once = versions.stream().distinct().toList();
    for (int from = 0; from < once.size(); from += BATCH) {
      deleteAllOf(once.subList(from, Math.min(from + BATCH, once.size())));
    }
    if (!failures.isEmpty()) {
      throw firstOf(once.size());
    }
    return outcomes;
  }

  /** Repeats what passes of a batch, until it has passed or for as long as the policy has it. */
  private void deleteAllOf(List<ObjectVersion> batch) {
    try {
      retries.run(
          () -> {
            List<ObjectVersion> open = batch.stream().filter(this::isOpen).toList();
            open.forEach(failures::remove);
            deleteBatch(open);
            for (ObjectVersion version : open) {
              if (failures.containsKey(version) && isOpen(version)) {
                throw failures.get(version);
              }
            }
            return null;
          });
    } catch (CloudFailure noted) {
      // The other batches have their turn first.
      return;
    }
  }

  private boolean isOpen(ObjectVersion version) {
    CloudFailure failure = failures.get(version);
    return !outcomes.containsKey(version)
        && (failure == null || failure.kind() == FailureKind.AGAIN);
  }

  private void deleteBatch(List<ObjectVersion> versions) {
    StorageBatch batch = storage.batch();
    Map<ObjectVersion, StorageBatchResult<Boolean>> results = new LinkedHashMap<>();
    for (ObjectVersion version : versions) {
      BlobId live = BlobId.of(version.bucket(), version.name());
      results.put(version, batch.delete(live, condition(version)));
    }
    try {
      batch.submit();
    } catch (StorageException e) {
      failures.put(versions.get(0), requests.delete(versions.get(0)).failed(e));
      return;
    }
    results.forEach(this::note);
  }

  private static BlobSourceOption[] condition(ObjectVersion version) {
    return version.generation() == WHICHEVER_IS_LIVE
        ? new BlobSourceOption[0]
        : new BlobSourceOption[] {BlobSourceOption.generationMatch(version.generation())};
  }

  private void note(ObjectVersion version, StorageBatchResult<Boolean> result) {
    if (!result.completed()) {
      failures.put(
          version,
          requests
              .delete(version)
              .failed(FailureKind.AGAIN, 0, "", "the batch has no answer for it", null));
      return;
    }
    try {
      outcomes.put(version, result.get() ? DeleteOutcome.DELETED : DeleteOutcome.ABSENT);
    } catch (StorageException e) {
      noteRefusal(version, e);
    }
  }

  private void noteRefusal(ObjectVersion version, StorageException refusal) {
    boolean conditional = version.generation() != WHICHEVER_IS_LIVE;
    if (!conditional || refusal.getCode() != StorageRequests.PRECONDITION_FAILED) {
      failures.put(version, requests.delete(version).failed(refusal));
      return;
    }
    try {
      Blob live = storage.get(BlobId.of(version.bucket(), version.name()));
      if (live == null) {
        outcomes.put(version, DeleteOutcome.ABSENT);
      } else if (live.getGeneration() != version.generation()) {
        outcomes.put(version, DeleteOutcome.CHANGED);
      } else {
        // It was not replaced: whoever answered was wrong, and it is asked for again.
        failures.put(version, requests.delete(version).failed(refusal));
      }
    } catch (StorageException e) {
      failures.put(version, requests.find(version.bucket(), version.name()).failed(e));
    }
  }

  private CloudFailure firstOf(int asked) {
    CloudFailure first = failures.values().iterator().next();
    String message =
        "%s (of %d deletes %d were answered)".formatted(first.getMessage(), asked, outcomes.size());
    CloudFailure all =
        new CloudFailure(first.kind(), first.status(), first.reason(), message, first);
    failures.values().stream().skip(1).limit(3).forEach(all::addSuppressed);
    return all;
  }
}
