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
   * @throws dev.bqt.runtime.localcloud.load.LoadFailure {@code notFound} when there is no such
   *     bucket, {@code invalid} when it cannot be there
   */
  void put(String uri, Path content) throws IOException;
}
