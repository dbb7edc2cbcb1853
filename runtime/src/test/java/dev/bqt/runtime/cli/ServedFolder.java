package dev.bqt.runtime.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bqt.runtime.localcloud.LocalCloud;
import dev.bqt.runtime.localcloud.LocalCloudSettings;
import dev.bqt.runtime.localcloud.LocalServer;
import dev.bqt.runtime.localcloud.http.CloudError;
import dev.bqt.runtime.localcloud.http.WireRequest;
import dev.bqt.runtime.localcloud.http.WireResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A folder that answers as Cloud Storage and BigQuery on a port, and commands that go there. */
final class ServedFolder implements AutoCloseable {
  static final String TRIGGER = "p_bqtail";

  private final Path root;
  private final ExecutorService jobs = Executors.newFixedThreadPool(2);
  private final LocalCloud cloud;
  private final LocalServer server;
  private volatile Predicate<String> refused = request -> false;
  private volatile CloudError refusal;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  /**
   * Tables {@code shop.orders (id INT64)} and buckets {@code p_bqtail}, {@code ops}, {@code conf}.
   */
  ServedFolder(Path root) throws IOException {
    this.root = root;
    for (String bucket : List.of(TRIGGER, "ops", "conf", "more")) {
      Files.createDirectories(root.resolve("cloud/buckets").resolve(bucket));
    }
    Files.writeString(
        root.resolve("cloud/schema.sql"),
        "CREATE SCHEMA shop; CREATE TABLE shop.orders (id INT64);");
    cloud =
        LocalCloud.open(
            new LocalCloudSettings(
                root.resolve("cloud"), "local", InstantSource.system(), jobs, reached -> {}));
    server = LocalServer.open(this::answer, 0);
  }

  private WireResponse answer(WireRequest request) {
    byte[] body = request.body();
    String asked = request.method() + " " + request.path() + " " + new String(body, UTF_8);
    return refused.test(asked)
        ? refusal.response()
        : cloud.answer(
            new WireRequest(
                request.method(),
                request.path(),
                request.query(),
                request.headers(),
                new ByteArrayInputStream(body),
                Map.of()));
  }

  /**
   * From now on these requests are answered so.
   *
   * @param refused of method, path and body, with blanks between
   */
  void refuse(Predicate<String> refused, int status, String reason, String message) {
    this.refused = refused;
    refusal = new CloudError(status, reason, message);
  }

  String host() {
    return "http://127.0.0.1:" + server.port();
  }

  /** Puts an object there that has stood still for long. */
  void put(String bucket, String name, String content) {
    try {
      Path file = root.resolve("cloud/buckets").resolve(bucket).resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, content);
      Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Names of a bucket's objects, sorted. */
  List<String> names(String bucket) {
    Path folder = root.resolve("cloud/buckets").resolve(bucket);
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a configuration with these further keys, and returns its path. */
  String configuration(String keys) throws IOException {
    return configuration(keys, "");
  }

  /** The same, with further keys of our own. */
  String configuration(String keys, String own) throws IOException {
    String json =
        """
        {"ProjectID": "local", "TriggerBucket": "p_bqtail", "JournalURL": "gs://ops/BqTail/Journal",
         "AsyncTaskURL": "gs://ops/BqDispatch/Tasks", "ErrorURL": "gs://ops/BqTail/errors", %s
         "Bqt": {"StorageHost": "%s", "BigQueryHost": "%s", %s "TickInSec": 1}}
        """
            .formatted(keys, host(), host(), own);
    return Files.writeString(root.resolve("bqtail.json"), json).toString();
  }

  /** Writes rules, and returns their path. */
  String rules(String name, String content) throws IOException {
    return Files.writeString(root.resolve(name), content).toString();
  }

  int run(String... args) {
    out.reset();
    err.reset();
    return Main.run(
        args,
        new PrintStream(out, true, UTF_8),
        new PrintStream(err, true, UTF_8),
        InputStream.nullInputStream());
  }

  /** What the last command printed. */
  String out() {
    return out.toString(UTF_8);
  }

  /** What it complained of. */
  String err() {
    return err.toString(UTF_8);
  }

  /** Ids in {@code shop.orders}, by way of {@code bqt query}. */
  List<String> ids(String configuration) {
    int code =
        run("query", "--config", configuration, "--format", "csv", "SELECT id FROM shop.orders");
    return code != ExitCode.OK ? List.of(err()) : out().lines().skip(1).sorted().toList();
  }

  @Override
  public void close() {
    server.close();
    cloud.close();
    jobs.shutdownNow();
  }
}
