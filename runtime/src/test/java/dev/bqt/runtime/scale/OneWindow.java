package dev.bqt.runtime.scale;

import dev.bqt.runtime.Runner;
import dev.bqt.runtime.Tick;
import dev.bqt.runtime.config.RunnerConfig;
import dev.bqt.runtime.ledger.Ledger;
import dev.bqt.runtime.ledger.WindowRow;
import dev.bqt.runtime.route.RouteReader;
import dev.bqt.runtime.route.RouteSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * A program: one window of so many objects, from its first scan to its last delete. Prints each
 * pass, and at last what became of it. Arguments: an empty folder, how many files.
 */
public final class OneWindow {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final int MOST_PASSES = 1_000;
  private static final String RULE =
      """
      [{"When": {"Prefix": "/data/", "Suffix": ".json"}, "Dest": {"Table": "ds.t"},
        "Batch": {"Window": {"DurationInSec": 10}}, "OnSuccess": [{"Action": "delete"}]}]
      """;

  private OneWindow() {}

  /** Runs it. */
  public static void main(String[] arguments) {
    int size = Integer.parseInt(arguments[1]);
    NumberedStore store = new NumberedStore(size, NOW.plusSeconds(1));
    BriefWarehouse warehouse = new BriefWarehouse();
    try (Ledger ledger = LongLedger.open(Path.of(arguments[0]))) {
      List<RouteSource> rules =
          List.of(new RouteSource("rules.json", RULE.getBytes(StandardCharsets.UTF_8)));
      Tick tick =
          new Runner(RunnerConfig.local(), ledger, store, warehouse)
              .tick(RouteReader.read(rules).routes(), NOW);
      pass(tick, store, 4);
      for (int pass = 1; pass < MOST_PASSES && !isDone(ledger); pass++) {
        pass(tick, store, 11 + pass);
      }
      WindowDoors.print(store, warehouse);
      System.out.printf(
          "end %s jobs %d files %d deleted %d%n",
          states(ledger), warehouse.jobs(), warehouse.files(), store.deleted());
    }
  }

  private static void pass(Tick tick, NumberedStore store, int second) {
    int pages = store.pages();
    int deleted = store.deleted();
    long begun = System.nanoTime();
    List<String> problems = tick.run(NOW.plusSeconds(second));
    long millis = (System.nanoTime() - begun) / 1_000_000;
    System.out.printf(
        "pass at %d pages %d deletes %d millis %d problems %s%n",
        second, store.pages() - pages, store.deleted() - deleted, millis, problems);
  }

  private static boolean isDone(Ledger ledger) {
    return states(ledger).equals("[DONE]");
  }

  private static String states(Ledger ledger) {
    return ledger.read(tx -> tx.windows().in(WindowRow.State.values())).stream()
        .map(WindowRow::state)
        .toList()
        .toString();
  }
}
