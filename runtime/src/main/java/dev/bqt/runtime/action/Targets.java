package dev.bqt.runtime.action;

import dev.bqt.runtime.cloud.ObjectStore;
import dev.bqt.runtime.cloud.ObjectVersion;
import dev.bqt.runtime.cloud.StoredObject;
import java.util.List;
import java.util.Optional;

/** What is live at the URLs that a rule names. */
final class Targets {
  private static final String SCHEME = "gs://";

  private final ObjectStore store;

  Targets(ObjectStore store) {
    this.store = store;
  }

  /** Those that are live at these URLs; a URL without one is left out. */
  List<ObjectVersion> live(List<String> urls) {
    return urls.stream()
        .map(url -> store.find(bucket(url), name(url)))
        .flatMap(Optional::stream)
        .map(StoredObject::version)
        .toList();
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
