package dev.bqt.runtime.bench;

import dev.bqt.runtime.match.Matching;
import dev.bqt.runtime.match.RouteMatcher;
import dev.bqt.runtime.scan.FoundObject;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One name among few rules and many: the cost must not grow. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 7, time = 1)
@Fork(value = 1, jvmArgs = "-Xmx512m")
public class MatchBench {
  /** How many rules there are. */
  @Param({"10", "1000", "100000"})
  public int rules;

  /** How many of them take the names: a folder is one rule's mostly, so few are asked at a time. */
  @Param({"10", "1000"})
  public int asked;

  private RouteMatcher matcher;
  private List<FoundObject> objects;
  private int next;

  /** Makes the index, and a thousand names that so many rules take. */
  @Setup
  public void prepare() {
    matcher = new RouteMatcher(Rules.of(rules), "local");
    objects =
        IntStream.range(0, Pages.SIZE)
            .mapToObj(number -> Pages.object(number, (int) (number % asked * 7919L % rules)))
            .toList();
  }

  /** One name. */
  @Benchmark
  public Matching match() {
    next = next + 1 == Pages.SIZE ? 0 : next + 1;
    return matcher.match(objects.get(next));
  }
}
