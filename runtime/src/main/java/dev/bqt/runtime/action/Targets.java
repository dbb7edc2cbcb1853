package dev.bqt.runtime.action;

import dev.bqt.runtime.cloud.ObjectStore;
import dev.bqt.runtime.cloud.ObjectVersion;
import dev.bqt.runtime.cloud.StoredObject;
import dev.bqt.runtime.ledger.ObjectRow;
import java.util.List;
import java.util.Optional;

/** Which generations an action is about. */
final class Targets {
  private static final String SCHEME = "gs://";

  private final ObjectStore store;

  Targets(ObjectStore store) {
    this.store = store;
  }

  /**
   * Those of the window, or those that are live now at the URLs that the rule names.
   *
   * @param urls empty for those of the window
   */
  List<ObjectVersion> of(List<String> urls, List<ObjectRow> objects) {
    if (urls.isEmpty()) {
      return objects.stream()
          .map(object -> new ObjectVersion(object.bucket(), object.name(), object.generation()))
          .toList();
    }
    return urls.stream().map(this::live).flatMap(Optional::stream).toList();
  }

  private Optional<ObjectVersion> live(String url) {
    return store.find(bucket(url), name(url)).map(StoredObject::version);
  }

  static String bucket(String url) {
    String rest = url.substring(SCHEME.length());
    int slash = rest.indexOf('/');
    return slash < 0 ? rest : rest.substring(0, slash);
  }

  /** Without a leading slash; empty when the URL is a bucket. */
  static String name(String url) {
    String rest = url.substring(SCHEME.length());
    int slash = rest.indexOf('/');
    return slash < 0 ? "" : rest.substring(slash + 1);
  }
}
