package dev.bqt.runtime.localcloud;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * What a local cloud is made of.
 *
 * @param root folder of buckets, warehouse, schema and state
 * @param projectId the project whose datasets need no project in their names
 * @param clock the only source of time
 * @param jobs runs jobs, in any number of threads; a test may run them by hand
 * @param failpoint is told the name of each place listed in the package's documentation as it is
 *     passed; it may halt the program
 */
public record LocalCloudSettings(
    Path root, String projectId, InstantSource clock, Executor jobs, Consumer<String> failpoint) {

  /** None of them may be null. */
  public LocalCloudSettings {
    Objects.requireNonNull(root, "root");
    Objects.requireNonNull(projectId, "projectId");
    Objects.requireNonNull(clock, "clock");
    Objects.requireNonNull(jobs, "jobs");
    Objects.requireNonNull(failpoint, "failpoint");
  }
}
