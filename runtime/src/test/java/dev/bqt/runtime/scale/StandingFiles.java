package dev.bqt.runtime.scale;

import dev.bqt.runtime.Runner;
import dev.bqt.runtime.Tick;
import dev.bqt.runtime.config.RunnerConfig;
import dev.bqt.runtime.fake.MemoryWarehouse;
import dev.bqt.runtime.ledger.Ledger;
import dev.bqt.runtime.route.RouteReader;
import dev.bqt.runtime.route.RouteSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * A program: passes over a bucket where so many files stay that were loaded long ago. Prints what a
 * pass costs. Arguments: an empty folder, how many files.
 */
public final class StandingFiles {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final String RULE =
      """
      [{"When": {"Prefix": "/data/", "Suffix": ".json"}, "Dest": {"Table": "ds.t"},
        "Batch": {"Window": {"DurationInSec": 10}}}]
      """;

  private StandingFiles() {}

  /** Runs it. */
  public static void main(String[] arguments) {
    int size = Integer.parseInt(arguments[1]);
    NumberedStore store = new NumberedStore(size, NOW.minusSeconds(86_400));
    try (Ledger ledger = LongLedger.open(Path.of(arguments[0]))) {
      LongLedger.fill(ledger, size, NOW.minusSeconds(86_400));
      List<RouteSource> rules =
          List.of(new RouteSource("rules.json", RULE.getBytes(StandardCharsets.UTF_8)));
      Runner runner = new Runner(RunnerConfig.local(), ledger, store, new MemoryWarehouse());
      Tick tick = runner.tick(RouteReader.read(rules).routes(), NOW);
      for (int pass = 1; pass <= 3; pass++) {
        pass(store, ledger, tick, pass);
      }
    }
  }

  private static void pass(NumberedStore store, Ledger ledger, Tick tick, int pass) {
    Statements asked = Statements.of(ledger);
    int pages = store.pages();
    long begun = System.nanoTime();
    tick.run(NOW.plusSeconds(pass));
    long millis = (System.nanoTime() - begun) / 1_000_000;
    System.out.printf(
        "pass %d pages %d reads %d writes %d millis %d heap-mb %d%n",
        pass, store.pages() - pages, asked.reads(), asked.writes(), millis, used() >> 20);
  }

  /** Bytes that are alive. */
  private static long used() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
