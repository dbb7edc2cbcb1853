package dev.bqt.runtime.cli;

import dev.bqt.runtime.cloud.CloudSettings;
import dev.bqt.runtime.cloud.ObjectStore;
import dev.bqt.runtime.cloud.Warehouse;
import dev.bqt.runtime.cloud.google.GoogleCloud;
import dev.bqt.runtime.localcloud.LocalCloudSettings;
import dev.bqt.runtime.localcloud.SharedCloud;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A folder in the place of Cloud Storage and BigQuery, with Google's own clients before it. Several
 * processes may use one folder.
 */
final class LocalSite implements AutoCloseable {
  private static final String PROJECT = "local";
  static final String BUCKETS = "buckets";

  private final Path folder;
  private final ExecutorService jobs;
  private final SharedCloud cloud;
  private final GoogleCloud doors;

  private LocalSite(Path folder, ExecutorService jobs, SharedCloud cloud) {
    this.folder = folder;
    this.jobs = jobs;
    this.cloud = cloud;
    doors = GoogleCloud.open(CloudSettings.inProcess(PROJECT, cloud.transport()));
  }

  /** Why this is no folder to work in; empty when it is one. */
  static Optional<String> complaint(Path folder) {
    if (!Files.exists(folder)) {
      return Optional.of("there is no folder " + folder + ".");
    }
    if (!Files.isDirectory(folder)) {
      return Optional.of(folder + " is a file, and a folder is expected.");
    }
    if (!Files.isDirectory(folder.resolve(BUCKETS))) {
      return Optional.of(
          folder + " is no folder of bqt's: there is no '" + BUCKETS + "' with a bucket in it.");
    }
    return Optional.empty();
  }

  /**
   * Opens the folder, and makes in it what is missing.
   *
   * @param folder buckets, schema, warehouse and state
   * @throws dev.bqt.runtime.localcloud.LocalCloudException when it cannot be used; says why
   */
  static LocalSite open(Path folder) {
    ExecutorService jobs = Executors.newFixedThreadPool(2, LocalSite::jobThread);
    try {
      return new LocalSite(folder, jobs, SharedCloud.open(settings(folder, jobs)));
    } catch (RuntimeException e) {
      jobs.shutdownNow();
      throw e;
    }
  }

  private static LocalCloudSettings settings(Path folder, ExecutorService jobs) {
    return new LocalCloudSettings(
        folder, PROJECT, InstantSource.system(), jobs, Failpoint.fromEnvironment());
  }

  private static Thread jobThread(Runnable work) {
    Thread thread = new Thread(work, "local-job");
    thread.setDaemon(true);
    return thread;
  }

  /** The folder itself. */
  Path folder() {
    return folder;
  }

  /** Cloud Storage, as this folder shows it. */
  ObjectStore objects() {
    return doors.objects();
  }

  /** BigQuery, as this folder shows it. */
  Warehouse warehouse() {
    return doors.warehouse();
  }

  /** What stands behind both doors, here or in the process that has opened the folder. */
  SharedCloud cloud() {
    return cloud;
  }

  /** Takes no more jobs, lets those that run come to their end, then closes the folder. */
  @Override
  public void close() {
    cloud.dismissGuests();
    jobs.shutdown();
    try {
      jobs.awaitTermination(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    cloud.close();
  }
}
