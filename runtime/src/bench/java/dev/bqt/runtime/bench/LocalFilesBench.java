package dev.bqt.runtime.bench;

import dev.bqt.runtime.Runner;
import dev.bqt.runtime.Tick;
import dev.bqt.runtime.cloud.CloudSettings;
import dev.bqt.runtime.cloud.google.GoogleCloud;
import dev.bqt.runtime.config.RunnerConfig;
import dev.bqt.runtime.ledger.Ledger;
import dev.bqt.runtime.localcloud.LocalCloud;
import dev.bqt.runtime.localcloud.LocalCloudSettings;
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

/** A hundred thousand files of a folder: listed through Google's client, matched, enrolled. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
@Fork(value = 1, jvmArgs = "-Xmx512m")
public class LocalFilesBench {
  private static final int RULES = 100;
  private static final int FILES = 100_000;
  private static final Instant CREATED = Pages.CREATED;

  private Path folder;
  private ExecutorService jobs;
  private LocalCloud cloud;
  private Ledger ledger;
  private Tick tick;

  /** Makes the files, and opens everything anew. */
  @Setup(Level.Iteration)
  public void open() throws IOException {
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
    jobs = Executors.newFixedThreadPool(1);
    cloud =
        LocalCloud.open(
            new LocalCloudSettings(
                folder, "local", InstantSource.system(), jobs, reached -> {}));
    GoogleCloud doors = GoogleCloud.open(CloudSettings.inProcess("local", cloud.transport()));
    String url = "jdbc:h2:async:" + folder.resolve("ledger");
    ledger =
        Ledger.open(url + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE", reached -> {}, change -> {});
    tick =
        new Runner(RunnerConfig.local(), ledger, doors.objects(), doors.warehouse())
            .tick(Rules.of(RULES), Pages.SCANNED);
  }

  /** One scan. */
  @Benchmark
  public List<String> scan() {
    List<String> problems =
        tick.scan()
            .scan(
                tick.matcher().scanPrefixes(),
                Pages.SCANNED,
                tick.ruleSet(),
                page ->
                    tick.window()
                        .keeper()
                        .enroll(
                            page.stream().map(tick.matcher()::match).toList(),
                            Pages.SCANNED,
                            tick.ruleSet()));
    int rows = ledger.read(tx -> tx.objects().between("landing", "", "\uffff")).size();
    if (rows != FILES) {
      throw new AssertionError(rows + " of " + FILES + " files are in the ledger: " + problems);
    }
    return problems;
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
