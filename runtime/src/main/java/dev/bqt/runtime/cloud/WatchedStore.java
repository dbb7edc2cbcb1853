package dev.bqt.runtime.cloud;

import dev.bqt.runtime.cloud.Outages.Service;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A store whose calls tell whether Cloud Storage answers. */
final class WatchedStore implements ObjectStore {
  private final ObjectStore store;
  private final Outages outages;

  WatchedStore(ObjectStore store, Outages outages) {
    this.store = store;
    this.outages = outages;
  }

  private <T> T ask(Supplier<T> call) {
    return outages.ask(Service.STORAGE, call);
  }

  private void tell(Runnable call) {
    ask(
        () -> {
          call.run();
          return true;
        });
  }

  @Override
  public List<String> buckets() {
    return ask(store::buckets);
  }

  @Override
  public ObjectPage list(Listing listing) {
    return ask(() -> store.list(listing));
  }

  @Override
  public Optional<byte[]> read(String bucket, String name) {
    return ask(() -> store.read(bucket, name));
  }

  @Override
  public Optional<StoredObject> find(String bucket, String name) {
    return ask(() -> store.find(bucket, name));
  }

  @Override
  public boolean createIfAbsent(String bucket, String name, byte[] content, String contentType) {
    return ask(() -> store.createIfAbsent(bucket, name, content, contentType));
  }

  @Override
  public void write(String bucket, String name, byte[] content, String contentType) {
    tell(() -> store.write(bucket, name, content, contentType));
  }

  @Override
  public Map<ObjectVersion, DeleteOutcome> delete(List<ObjectVersion> versions) {
    return ask(() -> store.delete(versions));
  }

  @Override
  public void discard(String bucket, List<String> names) {
    tell(() -> store.discard(bucket, names));
  }

  @Override
  public CopyOutcome copyIfAbsent(ObjectVersion source, String targetBucket, String targetName) {
    return ask(() -> store.copyIfAbsent(source, targetBucket, targetName));
  }
}
