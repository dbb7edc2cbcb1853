package dev.bqt.runtime.bench;

import dev.bqt.runtime.cloud.CloudSettings;
import dev.bqt.runtime.cloud.google.GoogleCloud;
import dev.bqt.runtime.config.RunnerConfig;
import dev.bqt.runtime.ledger.Ledger;
import dev.bqt.runtime.ledger.shared.SharedFile;
import dev.bqt.runtime.localcloud.LocalCloud;
import dev.bqt.runtime.localcloud.LocalCloudSettings;
import dev.bqt.runtime.match.RouteMatcher;
import dev.bqt.runtime.scan.BucketScanner;
import dev.bqt.runtime.window.WindowKeeper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A hundred thousand files of a folder: listed through Google's client, matched, enrolled. Cold is a
 * new process, and opening the folder, the ledger and the clients is part of it.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
public class LocalFilesBench {
  private static final int RULES = 100;
  private static final int FILES = 100_000;
  private static final Instant CREATED = Pages.CREATED;

  private Path folder;
  private ExecutorService jobs;
  private LocalCloud cloud;
  private Ledger ledger;

  /** Makes the files. */
  @Setup(Level.Iteration)
  public void makeFiles() throws IOException {
    folder = Files.createTempDirectory("files-bench");
    Files.createDirectories(folder.resolve("buckets/bqt-ops"));
    for (int number = 0; number < FILES; number++) {
      String name = Pages.object(number, number % RULES).version().name();
      Path file = folder.resolve("buckets/landing").resolve(name);
      if (number < RULES) {
        Files.createDirectories(file.getParent());
      }
      Files.writeString(file, "{}\n");
      Files.setLastModifiedTime(file, FileTime.from(CREATED));
    }
  }

  /** One scan of a process that has just begun. */
  @Benchmark
  @Fork(value = 3, jvmArgs = {"-Xmx512m", "-XX:+UseSerialGC"})
  @Warmup(iterations = 0)
  @Measurement(iterations = 1)
  public int cold() {
    return scan();
  }

  /** One scan of a process that has done it before. */
  @Benchmark
  @Fork(value = 1, jvmArgs = {"-Xmx512m", "-XX:+UseSerialGC"})
  @Warmup(iterations = 2)
  @Measurement(iterations = 5)
  public int warm() {
    return scan();
  }

  private int scan() {
    jobs = Executors.newFixedThreadPool(1);
    cloud =
        LocalCloud.open(
            new LocalCloudSettings(
                folder, "local", InstantSource.system(), jobs, reached -> {}));
    GoogleCloud doors = GoogleCloud.open(CloudSettings.inProcess("local", cloud.transport()));
    ledger =
        Ledger.open(
            new SharedFile(folder.resolve("state").resolve("ledger")), reached -> {}, change -> {});
    RouteMatcher matcher = new RouteMatcher(Rules.of(RULES), "local");
    WindowKeeper keeper = new WindowKeeper(ledger);
    List<String> problems =
        new BucketScanner(doors.objects(), ledger, RunnerConfig.local().watched())
            .scan(
                matcher.scanPrefixes(),
                Pages.SCANNED,
                1,
                page ->
                    keeper.enroll(page.stream().map(matcher::match).toList(), Pages.SCANNED, 1));
    int rows = ledger.read(tx -> tx.objects().between("landing", "", "\uffff")).size();
    if (rows != FILES) {
      throw new AssertionError(rows + " of " + FILES + " files are in the ledger: " + problems);
    }
    return rows;
  }

  /** Closes everything, and deletes the files. */
  @TearDown(Level.Iteration)
  public void close() throws IOException {
    ledger.close();
    cloud.close();
    jobs.shutdown();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
