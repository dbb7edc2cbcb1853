package dev.bqt.e2e.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.runtime.ledger.JobRow;
import dev.bqt.runtime.ledger.ObjectRow;
import dev.bqt.runtime.ledger.WindowRow;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files come, the built jar is killed at random, again and again: at a failpoint, or at any moment.
 * Run by the profile {@code chaos} alone; {@code -Dchaos.seed}, {@code -Dchaos.kills} and {@code
 * -Dchaos.files} say what is to happen. The same seed makes the same choices; how far a process
 * comes before it is killed is the machine's.
 */
class ChaosRun {
  private static final long LONGEST_MILLIS = 8000;
  private static final PrintStream OUT = System.out;

  private final long seed = Long.getLong("chaos.seed", System.currentTimeMillis());
  private final int kills = Integer.getInteger("chaos.kills", 1000);
  private final int files = Integer.getInteger("chaos.files", 1000);
  private final Random random = new Random(seed);
  private final List<String> arrows = List.copyOf(Arrows.inSources());
  private final Map<String, Integer> deaths = new TreeMap<>();
  private int killed;

  @TempDir private Path folder;

  @Test
  void nothingIsLostAndNothingIsDoubled() {
    OUT.printf("chaos: seed %d, %d kills, %d files%n", seed, kills, files);
    Instant begun = Instant.now();
    Path site = folder.resolve("site");
    ChaosStory story = new ChaosStory(site, random);
    story.next();
    start(site, Map.of()).end();
    while (killed < kills) {
      deliver(story, 1);
      kill(site, story);
    }
    while (story.delivered() < files) {
      story.next();
    }
    Child.Ended last = start(site, Map.of()).end();
    assertThat(last.exitCode()).as(last.said()).isIn(0, 1);
    SiteView view = SiteView.of(site);
    tell(view, Duration.between(begun, Instant.now()));
    assertThat(Invariants.broken(view, story.deliveries())).as("seed " + seed).isEmpty();
  }

  /** As many files as are due by now, in the share of the kills that are done. */
  private void deliver(ChaosStory story, int ahead) {
    long due = (long) files * (killed + ahead) / kills;
    while (story.delivered() < due) {
      story.next();
    }
  }

  private void kill(Path site, ChaosStory story) {
    boolean atFailpoint = random.nextBoolean();
    String arrow = arrows.get(random.nextInt(arrows.size())) + "#" + (1 + random.nextInt(4));
    long moment = 300 + random.nextInt(4000);
    Child child = start(site, atFailpoint ? Map.of("BQT_FAILPOINT", arrow) : Map.of());
    boolean ended = child.endsWithin(atFailpoint ? LONGEST_MILLIS / 2 : moment);
    // Files also come while it runs.
    deliver(story, 2);
    ended = ended || (atFailpoint && child.endsWithin(LONGEST_MILLIS / 2));
    if (!ended) {
      child.kill();
    }
    count(child.end(), ended, arrow);
  }

  private void count(Child.Ended end, boolean byItself, String arrow) {
    if (byItself && end.exitCode() != Child.KILLED) {
      assertThat(end.exitCode()).as(end.said()).isIn(0, 1);
      deaths.merge("(ended by itself: not counted)", 1, Integer::sum);
      return;
    }
    killed++;
    String where = byItself ? arrow.substring(0, arrow.indexOf('#')) : "(SIGKILL at any moment)";
    deaths.merge(where, 1, Integer::sum);
    if (killed % 50 == 0) {
      OUT.printf("chaos: %d of %d%n", killed, kills);
    }
  }

  private Child start(Path site, Map<String, String> environment) {
    return Child.start(
        site,
        folder.resolve("classes.jsa"),
        environment,
        "run",
        "rule.bqt",
        "--local",
        ".",
        "--until-idle");
  }

  private void tell(SiteView site, Duration took) {
    OUT.printf("chaos: seed %d, %d kills in %d s%n", seed, killed, took.toSeconds());
    deaths.forEach((where, count) -> OUT.printf("  %5d %s%n", count, where));
    OUT.println("generations " + counts(site.ledger().objects().stream().map(ObjectRow::state)));
    OUT.println(
        "windows " + counts(site.ledger().windows().values().stream().map(WindowRow::state)));
    OUT.println("jobs " + counts(site.ledger().jobs().values().stream().map(JobRow::state)));
    OUT.println("rows " + site.rows().size());
  }

  private static Map<Object, Long> counts(Stream<? extends Enum<?>> states) {
    return states.collect(
        Collectors.groupingBy(
            (Function<Object, Object>) Object::toString, TreeMap::new, Collectors.counting()));
  }
}
