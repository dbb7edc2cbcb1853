package dev.bqt.e2e.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.runtime.laws.SiteView;
import dev.bqt.runtime.ledger.JobRow;
import dev.bqt.runtime.ledger.ObjectRow;
import dev.bqt.runtime.ledger.WindowRow;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files come, the built jar is killed at random, again and again: at a failpoint, or at any moment.
 * Run by the profile {@code chaos} alone; {@code -Dchaos.seed}, {@code -Dchaos.kills} and {@code
 * -Dchaos.files} say what is to happen, in {@code -Dchaos.sites} folders at a time. The same seed
 * makes the same choices; how far a process comes before it is killed is the machine's.
 */
class ChaosRun {
  private static final PrintStream OUT = System.out;

  private final long seed = Long.getLong("chaos.seed", System.currentTimeMillis());
  private final int kills = Integer.getInteger("chaos.kills", 1000);
  private final int files = Integer.getInteger("chaos.files", 1000);
  private final int sites = Integer.getInteger("chaos.sites", 2);
  private final Map<String, Integer> deaths = new ConcurrentSkipListMap<>();

  @TempDir private Path folder;

  @Test
  void nothingIsLostAndNothingIsDoubled() {
    OUT.printf("chaos: seed %d, %d kills, %d files, %d sites%n", seed, kills, files, sites);
    Instant begun = Instant.now();
    Path jar = LightJar.in(folder.resolve("jar"));
    List<CompletableFuture<SiteView>> all =
        IntStream.range(0, sites)
            .mapToObj(number -> CompletableFuture.supplyAsync(() -> run(number, jar)))
            .toList();
    List<SiteView> ended = all.stream().map(CompletableFuture::join).toList();
    tell(ended, Duration.between(begun, Instant.now()));
    assertThat(deaths.keySet()).as("where it was killed").hasSizeGreaterThan(1);
  }

  /** One that breaks a law says so at once: the others may go on for long. */
  private SiteView run(int number, Path jar) {
    try {
      return site(number, jar).run();
    } catch (AssertionError e) {
      OUT.println("chaos: site " + number + " ends early: " + e.getMessage());
      throw e;
    }
  }

  private ChaosSite site(int number, Path jar) {
    return new ChaosSite(
        folder.resolve("site-" + number),
        jar,
        new ChaosSite.Plan(seed * sites + number, kills / sites, files / sites),
        this::died);
  }

  private void died(String where) {
    deaths.merge(where, 1, Integer::sum);
    int killed = deaths.values().stream().mapToInt(Integer::intValue).sum();
    if (killed % 50 == 0) {
      OUT.printf("chaos: %d of %d%n", killed, kills);
    }
  }

  private void tell(List<SiteView> ended, Duration took) {
    OUT.printf("chaos: seed %d, all laws hold, %d s%n", seed, took.toSeconds());
    deaths.forEach((where, count) -> OUT.printf("  %5d %s%n", count, where));
    OUT.println(
        "generations "
            + counts(ended, site -> site.ledger().objects(), ObjectRow::state)
            + "\nwindows "
            + counts(ended, site -> site.ledger().windows().values(), WindowRow::state)
            + "\njobs "
            + counts(ended, site -> site.ledger().jobs().values(), JobRow::state)
            + "\nrows "
            + ended.stream().mapToInt(site -> site.warehouse().rows().orElseThrow().size()).sum());
  }

  private static <T> Map<String, Long> counts(
      List<SiteView> sites, Function<SiteView, Collection<T>> rows, Function<T, Enum<?>> state) {
    return sites.stream()
        .flatMap(site -> rows.apply(site).stream())
        .collect(
            Collectors.groupingBy(
                row -> state.apply(row).name(), TreeMap::new, Collectors.counting()));
  }
}
