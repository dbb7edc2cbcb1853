package dev.bqt.runtime.localcloud;

import com.google.auth.http.HttpTransportFactory;
import com.google.cloud.NoCredentials;
import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryOptions;
import com.google.cloud.http.HttpTransportOptions;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.StorageOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;

/** A local cloud in a folder, opened and closed as often as wanted, on a clock of its own. */
final class LocalCloudFixture implements AutoCloseable {
  static final String PROJECT = "my-project";

  final Path root;
  final Queue<Runnable> jobs = new ArrayDeque<>();
  Instant now = Instant.parse("2026-03-01T10:00:00Z");
  Consumer<String> failpoint = name -> {};
  private LocalCloud cloud;
  private Storage storage;
  private BigQuery bigquery;

  LocalCloudFixture(Path root) {
    this.root = root;
  }

  LocalCloud cloud() {
    if (cloud == null) {
      cloud =
          LocalCloud.open(
              new LocalCloudSettings(
                  root, PROJECT, () -> now, jobs::add, name -> failpoint.accept(name)));
    }
    return cloud;
  }

  private HttpTransportOptions wire() {
    return HttpTransportOptions.newBuilder()
        .setHttpTransportFactory((HttpTransportFactory) cloud().transport())
        .build();
  }

  Storage storage() {
    if (storage == null) {
      storage =
          StorageOptions.http()
              .setProjectId(PROJECT)
              .setCredentials(NoCredentials.getInstance())
              .setTransportOptions(wire())
              .build()
              .getService();
    }
    return storage;
  }

  BigQuery bigquery() {
    if (bigquery == null) {
      bigquery =
          BigQueryOptions.newBuilder()
              .setProjectId(PROJECT)
              .setCredentials(NoCredentials.getInstance())
              .setTransportOptions(wire())
              .build()
              .getService();
    }
    return bigquery;
  }

  void advance(Duration time) {
    now = now.plus(time);
  }

  void runJobs() {
    for (Runnable job = jobs.poll(); job != null; job = jobs.poll()) {
      job.run();
    }
  }

  /** A file as another program would leave it, last written at this time. */
  Path file(String bucket, String name, String content, Instant modified) {
    try {
      Path file = root.resolve("buckets").resolve(bucket).resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, content, StandardCharsets.UTF_8);
      Files.setLastModifiedTime(file, FileTime.from(modified));
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file that has been there for a minute. */
  Path file(String bucket, String name, String content) {
    return file(bucket, name, content, now.minusSeconds(60));
  }

  void schema(String sql) {
    try {
      Files.createDirectories(root);
      Files.writeString(root.resolve("schema.sql"), sql);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Closes everything and forgets the clients: the next use opens the folder again. */
  void restart() {
    close();
    jobs.clear();
  }

  @Override
  public void close() {
    storage = null;
    bigquery = null;
    if (cloud != null) {
      LocalCloud open = cloud;
      cloud = null;
      open.close();
    }
  }
}
