package dev.bqt.runtime.bench;

import dev.bqt.runtime.ledger.Ledger;
import dev.bqt.runtime.ledger.shared.SharedFile;
import dev.bqt.runtime.match.Matching;
import dev.bqt.runtime.match.RouteMatcher;
import dev.bqt.runtime.window.WindowKeeper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Objects enrolled per second in a ledger in a file, as a local run keeps it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 7, time = 2)
@Fork(value = 1, jvmArgs = "-Xmx512m")
public class LedgerBench {
  private static final int RULES = 10;

  private Path folder;
  private Ledger ledger;
  private WindowKeeper keeper;
  private RouteMatcher matcher;
  private List<Matching> matched;
  private long page;

  /** Opens a ledger in a file. */
  @Setup
  public void open() throws IOException {
    folder = Files.createTempDirectory("ledger-bench");
    ledger =
        Ledger.open(new SharedFile(folder.resolve("ledger")), reached -> {}, change -> {});
    keeper = new WindowKeeper(ledger);
    matcher = new RouteMatcher(Rules.of(RULES), "local");
  }

  /** The next page, listed and matched. */
  @Setup(Level.Invocation)
  public void list() {
    matched = Pages.of(page++, RULES).stream().map(matcher::match).toList();
  }

  /** One page, one transaction. */
  @Benchmark
  @OperationsPerInvocation(Pages.SIZE)
  public void enroll() {
    if (!keeper.enroll(matched, Pages.SCANNED, 1)) {
      throw new AssertionError("page " + page + " is not in the ledger");
    }
  }

  /** Closes it, and deletes its file. */
  @TearDown
  public void close() throws IOException {
    ledger.close();
    Files.deleteIfExists(folder.resolve("ledger.mv.db"));
    Files.delete(folder);
  }
}
