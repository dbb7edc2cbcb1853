package dev.bqt.runtime.localcloud.bigquery;

import java.io.IOException;
import java.nio.file.Path;

/** Where {@code gs://bucket/object} is written. */
@FunctionalInterface
public interface TargetFiles {
  /**
   * Makes the object, or replaces it.
   *
   * @param content is left as it is
   * @throws dev.bqt.runtime.localcloud.http.CloudError 400 or 404 when it cannot be there
   */
  void put(String uri, Path content) throws IOException;
}
