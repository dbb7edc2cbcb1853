package dev.bqt.runtime.localcloud;

import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.auth.http.HttpTransportFactory;
import com.google.cloud.NoCredentials;
import com.google.cloud.ServiceOptions;
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
  /** How the clients reach it. */
  enum Way {
    IN_PROCESS,
    OVER_HTTP
  }

  static final String PROJECT = "my-project";

  final Path root;
  final Queue<Runnable> jobs = new ArrayDeque<>();
  Instant now = Instant.parse("2026-03-01T10:00:00Z");
  Consumer<String> failpoint = name -> {};
  private final Way way;
  private LocalCloud cloud;
  private LocalServer server;
  private Storage storage;
  private BigQuery bigquery;

  LocalCloudFixture(Path root) {
    this(root, Way.IN_PROCESS);
  }

  LocalCloudFixture(Path root, Way way) {
    this.root = root;
    this.way = way;
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
    HttpTransportFactory factory =
        way == Way.IN_PROCESS ? (HttpTransportFactory) cloud().transport() : NetHttpTransport::new;
    return HttpTransportOptions.newBuilder().setHttpTransportFactory(factory).build();
  }

  private <B extends ServiceOptions.Builder<?, ?, B>> B reached(B builder) {
    builder
        .setProjectId(PROJECT)
        .setCredentials(NoCredentials.getInstance())
        .setTransportOptions(wire());
    return way == Way.IN_PROCESS ? builder : builder.setHost("http://127.0.0.1:" + server().port());
  }

  private LocalServer server() {
    if (server == null) {
      server = LocalServer.open(cloud()::answer, 0);
    }
    return server;
  }

  Storage storage() {
    if (storage == null) {
      storage = reached(StorageOptions.http()).build().getService();
    }
    return storage;
  }

  BigQuery bigquery() {
    if (bigquery == null) {
      bigquery = reached(BigQueryOptions.newBuilder()).build().getService();
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
    if (server != null) {
      server.close();
      server = null;
    }
    if (cloud != null) {
      LocalCloud open = cloud;
      cloud = null;
      open.close();
    }
  }
}
