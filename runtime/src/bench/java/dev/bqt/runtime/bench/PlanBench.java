package dev.bqt.runtime.bench;

import dev.bqt.runtime.match.RouteMatcher;
import dev.bqt.runtime.scan.FoundObject;
import dev.bqt.runtime.window.Seats;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A million listed objects into windows: rules asked, tables filled in, spans computed. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 5)
@Fork(
    value = 1,
    jvmArgs = {"-Xmx512m", "-XX:+UseSerialGC"})
public class PlanBench {
  private static final int RULES = 1_000;
  private static final int PAGES = 1_000;

  private RouteMatcher matcher;

  /** Makes the index. */
  @Setup
  public void prepare() {
    matcher = new RouteMatcher(Rules.of(RULES), "local");
  }

  /** A thousand pages, each made as it is read. */
  @Benchmark
  public int plan() {
    Seats seats = new Seats();
    for (int page = 0; page < PAGES; page++) {
      for (FoundObject object : Pages.of(page, RULES)) {
        seats.seat(matcher.match(object), Pages.SCANNED);
      }
    }
    return seats.windows();
  }
}
