package dev.bqt.runtime.localcloud.bigquery;

import java.nio.file.Path;

/** Where the bytes of {@code gs://bucket/object} lie. */
@FunctionalInterface
public interface SourceFiles {
  /**
   * The file of an object.
   *
   * @throws dev.bqt.runtime.localcloud.load.LoadFailure {@code notFound} when there is none, {@code
   *     invalid} when the URI is none
   */
  Path of(String uri);
}
