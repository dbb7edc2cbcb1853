package dev.bqt.runtime.cli;

import dev.bqt.runtime.cli.rules.RuleOrigin;
import dev.bqt.runtime.cloud.CloudSettings;
import dev.bqt.runtime.cloud.ObjectStore;
import dev.bqt.runtime.cloud.Warehouse;
import dev.bqt.runtime.cloud.google.GoogleCloud;
import dev.bqt.runtime.config.Configuration;
import dev.bqt.runtime.config.RunnerConfig;
import dev.bqt.runtime.localcloud.LocalCloudSettings;
import dev.bqt.runtime.localcloud.SharedCloud;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A folder in the place of Cloud Storage and BigQuery, with Google's own clients before it. Several
 * processes may use one folder.
 */
final class LocalSite implements Site {
  private static final String PROJECT = "local";
  static final String BUCKETS = "buckets";

  private final Path folder;
  private final ExecutorService jobs = Executors.newFixedThreadPool(2, LocalSite::jobThread);
  private SharedCloud cloud;
  private GoogleCloud doors;

  /**
   * The site in this folder; it is opened when it is first needed, and what is missing in it is
   * made then. Whatever needs it may throw {@link dev.bqt.runtime.localcloud.LocalCloudException}
   * when it cannot be used.
   *
   * @param folder buckets, schema, warehouse and state
   */
  LocalSite(Path folder) {
    this.folder = folder;
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

  private LocalCloudSettings settings() {
    return new LocalCloudSettings(
        folder, PROJECT, InstantSource.system(), jobs, Failpoint.fromEnvironment());
  }

  private static Thread jobThread(Runnable work) {
    Thread thread = new Thread(work, "local-job");
    thread.setDaemon(true);
    return thread;
  }

  /** Where a folder's ledger is. */
  static StateFolder state(Path folder) {
    return new StateFolder(folder.resolve("state"));
  }

  @Override
  public ObjectStore objects() {
    return doors().objects();
  }

  @Override
  public Warehouse warehouse() {
    return doors().warehouse();
  }

  @Override
  public RunnerConfig runner() {
    return RunnerConfig.local();
  }

  @Override
  public Configuration.Rules rules() {
    return Configuration.Rules.NONE;
  }

  @Override
  public List<RuleOrigin> ruleOrigins() {
    return List.of();
  }

  @Override
  public StateFolder state() {
    return state(folder);
  }

  @Override
  public void prepare() {
    String bucket = runner().operationsBucket();
    cloud();
    try {
      Files.createDirectories(folder.resolve(BUCKETS).resolve(bucket));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the bucket " + bucket + ": " + e.getMessage(), e);
    }
  }

  @Override
  public boolean isGoogles() {
    return false;
  }

  @Override
  public String place() {
    return "buckets below " + folder.resolve(BUCKETS);
  }

  @Override
  public List<String> options() {
    return List.of("--local", folder.toString());
  }

  @Override
  public List<Path> kept() {
    return kept(folder);
  }

  /** Files of a folder that must stay where they are. */
  static List<Path> kept(Path folder) {
    return List.of(state(folder).file(), rows(folder), memory(folder));
  }

  /** Where the rows of a folder are. */
  static Path rows(Path folder) {
    return folder.resolve("warehouse.duckdb");
  }

  /** Where is kept which generation each file of a folder was given. */
  static Path memory(Path folder) {
    return state(folder).path().resolve("localcloud.mv");
  }

  @Override
  public Optional<Instant> nextSettling() throws IOException {
    return cloud().nextSettling();
  }

  /** What stands behind both doors, here or in the process that has opened the folder. */
  synchronized SharedCloud cloud() {
    if (cloud == null) {
      NeededFiles.require(folder);
      cloud = SharedCloud.open(settings());
      doors = GoogleCloud.open(CloudSettings.inProcess(PROJECT, cloud.transport()));
    }
    return cloud;
  }

  private synchronized GoogleCloud doors() {
    cloud();
    return doors;
  }

  /** Takes no more jobs, lets those that run come to their end, then closes the folder. */
  @Override
  public synchronized void close() {
    if (cloud != null) {
      cloud.dismissGuests();
    }
    jobs.shutdown();
    try {
      jobs.awaitTermination(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (cloud != null) {
      cloud.close();
    }
  }
}
