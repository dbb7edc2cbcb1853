package dev.bqt.runtime.bench;

import dev.bqt.compiler.Compilation;
import dev.bqt.compiler.RuleCompiler;
import dev.bqt.compiler.source.SourceFile;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

/** Ten thousand rules of one source into JSON, in a fresh Java as {@code ./bqt compile} starts it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(
    value = 5,
    jvmArgs = {"-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"})
public class CompileBench {
  private static final int RULES = 10_000;

  private SourceFile source;

  /** Writes the rules. */
  @Setup
  public void prepare() {
    source =
        SourceFile.of(
            "rules.bqt",
            IntStream.range(0, RULES)
                .mapToObj(CompileBench::rule)
                .collect(Collectors.joining("\n")));
  }

  private static String rule(int number) {
    return """
    RULE orders_%1$d WHEN PREFIX "/orders/%1$d/" SUFFIX ".json"
    LOAD JSON INTO shop.orders_%1$d VIA DATASET temp DEDUPLICATE BY id BATCH 2m
    ON SUCCESS QUERY "SELECT %1$d" INTO shop.totals APPEND ON SUCCESS (DELETE);"""
        .formatted(number);
  }

  /** From text to the bytes of the JSON. */
  @Benchmark
  public int compile() {
    Compilation compilation = RuleCompiler.compile(List.of(source));
    if (compilation.hasErrors()) {
      throw new IllegalStateException(compilation.diagnostics().toString());
    }
    return compilation.files().get(0).routeJson().length;
  }
}
