package dev.bqt.runtime;

import static dev.bqt.runtime.fake.Site.BUCKET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.runtime.cloud.FailureKind;
import dev.bqt.runtime.config.Quotas;
import dev.bqt.runtime.config.Quotas.Limit;
import dev.bqt.runtime.fake.Site;
import dev.bqt.runtime.ledger.JobRow;
import dev.bqt.runtime.ledger.ObjectRow;
import dev.bqt.runtime.ledger.WindowRow;
import dev.bqt.runtime.load.FailedLoads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A crash before and after those commits that only a service, or another runner, brings about; the
 * others are cut with the built jar, in {@code KillTest}.
 */
class RareArrowsTest {
  private static final String RULES =
      """
      [{"When": {"Prefix": "/named/"}, "Dest": {"Table": "ds.t", "SourceFormat": "CSV"},
        "OnSuccess": [{"Action": "delete", "Request": {"URLs": ["gs://landing/made"]}}]},
       {"When": {"Prefix": "/data/"}, "Dest": {"Table": "ds.t", "SourceFormat": "CSV"},
        "OnSuccess": [{"Action": "move", "Request": {"DestURL": "gs://archive/done"}}]},
       {"When": {"Prefix": "/batch/"}, "Dest": {"Table": "ds.t", "SourceFormat": "CSV"},
        "Batch": {"Window": {"DurationInSec": 10}}}]
      """;

  private static final Map<String, Consumer<World>> STORIES =
      Map.ofEntries(
          Map.entry("job.put-off", RareArrowsTest::aQuotaIsUsedUp),
          Map.entry("quota.wait", RareArrowsTest::aTableHasHadItsJobs),
          Map.entry("quota.end", RareArrowsTest::aTableHasHadItsJobs),
          Map.entry("step.aim", RareArrowsTest::theRuleNamesWhatItDeletes),
          Map.entry("window.postpone", RareArrowsTest::theBucketCannotBeListed),
          Map.entry("job.try-again", RareArrowsTest::theInsertIsNotAnswered),
          Map.entry("job.look-again", RareArrowsTest::nobodyTellsOfTheJob),
          Map.entry("job.refuse", RareArrowsTest::theInsertIsRefused),
          Map.entry("job.stop", RareArrowsTest::theJobIsCancelled),
          Map.entry("job.attach", RareArrowsTest::whatWasRefusedIsAlive),
          Map.entry("job.burn", RareArrowsTest::whatWasRefusedIsReplaced),
          Map.entry("job.new-attempt", RareArrowsTest::theJobFailsForNoFaultOfOurs),
          Map.entry("job.vanish", RareArrowsTest::theJobFailsAndNoFileIsLeft),
          Map.entry("job.lose", RareArrowsTest::bigQueryForgetsTheJob),
          Map.entry("job.foreign", RareArrowsTest::anotherRunnerWasFirst),
          Map.entry("window.leave", RareArrowsTest::anotherRunnerWasFirst));

  /** Three loads a minute: more than most stories need. */
  private static final Quotas QUOTAS =
      new Quotas(new Limit(3, Duration.ofMinutes(1)), Limit.NONE, Limit.NONE, 0);

  private static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }

  @TestFactory
  List<DynamicTest> eachMayBeCut() {
    List<DynamicTest> tests = new ArrayList<>();
    STORIES.forEach(
        (transition, story) -> {
          for (String side : List.of(".before", ".after")) {
            String arrow = transition + side;
            tests.add(DynamicTest.dynamicTest(arrow, () -> cut(arrow, story)));
          }
        });
    return tests;
  }

  private static void cut(String arrow, Consumer<World> story) {
    try (World uncut = new World("none");
        World cut = new World(arrow)) {
      story.accept(uncut);
      story.accept(cut);
      assertThat(uncut.reached).contains(arrow);
      assertThat(cut.crashed).isTrue();
      assertThat(cut.outcome()).isEqualTo(uncut.outcome());
    }
  }

  private static void theBucketCannotBeListed(World world) {
    world.site.put(1, "batch/a");
    world.tick(4);
    world.site.store().hide(BUCKET);
    world.tick(100);
    world.site.store().show(BUCKET);
    world.ticks(110, 113);
    world.succeed();
  }

  private static void aQuotaIsUsedUp(World world) {
    world.site.put(1, "data/a");
    // Whoever was cut before he wrote it down asks again, and hears the same.
    world.site.warehouse().refuseNext(FailureKind.AGAIN_LATER, "quotaExceeded");
    world.tick(4);
    if (world.crashed && world.isCutBefore()) {
      world.site.warehouse().refuseNext(FailureKind.AGAIN_LATER, "quotaExceeded");
    }
    world.ticks(5, 8);
    world.ticks(910, 912);
    world.succeed(1000);
  }

  private static void aTableHasHadItsJobs(World world) {
    world.site.put(1, "data/a");
    world.site.put(1, "data/b");
    world.site.put(1, "data/c");
    world.site.put(1, "data/d");
    world.ticks(4, 8);
    world.site.warehouse().succeedAll(1);
    world.ticks(8, 10);
    world.ticks(70, 74);
    world.succeed(200);
  }

  private static void theRuleNamesWhatItDeletes(World world) {
    world.site.put(1, "named/a");
    world.ticks(4, 6);
    world.succeed();
  }

  private static void theInsertIsNotAnswered(World world) {
    world.site.put(1, "data/a");
    world.site.warehouse().loseReplies(true);
    world.ticks(4, 6);
    world.site.warehouse().loseReplies(false);
    world.ticks(100, 103);
    world.succeed();
  }

  private static void nobodyTellsOfTheJob(World world) {
    world.site.put(1, "data/a");
    world.site.warehouse().keepSilent(true);
    world.ticks(4, 6);
    world.site.warehouse().keepSilent(false);
    world.ticks(100, 103);
    world.succeed();
  }

  private static void bigQueryForgetsTheJob(World world) {
    world.site.put(1, "data/a");
    world.ticks(4, 6);
    world.site.warehouse().forget(world.site.warehouse().requests().get(0).job());
    world.ticks(100_000, 100_003);
  }

  private static void theInsertIsRefused(World world) {
    world.site.put(1, "data/a");
    // Whoever was cut before he wrote it down asks again, and is refused again.
    world.site.warehouse().refuseNext(FailureKind.REFUSED, "no permission");
    world.site.warehouse().refuseNext(FailureKind.REFUSED, "no permission");
    world.ticks(4, 8);
  }

  private static void whatWasRefusedIsAlive(World world) {
    world.site.put(1, "data/a");
    world.site.warehouse().refuseNext(FailureKind.REFUSED, "no permission");
    world.ticks(4, 8);
    world.site.warehouse().submit(world.site.warehouse().requests().get(0));
    world.retry();
    world.retry();
    world.ticks(8, 10);
    world.succeed();
  }

  private static void whatWasRefusedIsReplaced(World world) {
    world.site.put(1, "data/a");
    world.site.warehouse().refuseNext(FailureKind.REFUSED, "no permission");
    world.ticks(4, 8);
    world.site.put(10, "data/a");
    world.ticks(10, 14);
    world.succeed();
  }

  private static void theJobFailsForNoFaultOfOurs(World world) {
    world.site.put(1, "data/a");
    world.ticks(4, 6);
    world.site.warehouse().failAll(FailureKind.AGAIN, "backendError");
    world.ticks(6, 30);
    world.succeed();
  }

  private static void theJobIsCancelled(World world) {
    world.site.put(1, "data/a");
    world.ticks(4, 6);
    world.site.warehouse().failAll(FailureKind.REFUSED, "stopped");
    world.ticks(6, 10);
  }

  private static void theJobFailsAndNoFileIsLeft(World world) {
    world.site.put(1, "data/a");
    world.ticks(4, 6);
    world.site.store().hide(BUCKET, "data/a");
    world.site.warehouse().failAll(FailureKind.AGAIN, "backendError");
    world.ticks(6, 30);
  }

  private static void anotherRunnerWasFirst(World world) {
    world.other.put(1, "data/a");
    world.other.tick(4);
    world.ticks(5, 8);
    world.other.warehouse().succeedAll(1);
    world.other.tick(9);
    world.ticks(10, 12);
  }

  /** A runner that crashes at most once, beside another one between the same doors. */
  private static final class World implements AutoCloseable {
    private final Site other = new Site(RULES, reached -> {}, QUOTAS);
    private final List<String> reached = new ArrayList<>();
    private final String arrow;
    private final Site site;
    private boolean crashed;

    World(String arrow) {
      this.arrow = arrow;
      this.site = new Site(RULES, other, this::reach);
    }

    private void reach(String name) {
      reached.add(name);
      if (name.equals(arrow) && !crashed) {
        crashed = true;
        throw new Crash();
      }
    }

    void ticks(int from, int to) {
      for (int second = from; second < to; second++) {
        tick(second);
      }
    }

    void tick(double second) {
      perhaps(() -> site.tick(second));
    }

    void retry() {
      perhaps(
          () -> new FailedLoads(site.ledger(), site.warehouse(), site.store()).retry(Site.at(100)));
    }

    boolean isCutBefore() {
      return arrow.endsWith(".before");
    }

    /** The job that runs ends well, and all that is to follow follows. */
    void succeed() {
      succeed(200);
    }

    /** The same at that second. */
    void succeed(int second) {
      site.warehouse().succeedAll(1);
      ticks(second, second + 5);
    }

    private void perhaps(Runnable work) {
      try {
        work.run();
      } catch (Crash crash) {
        site.follow(RULES);
      }
    }

    List<Object> outcome() {
      List<Object> outcome = new ArrayList<>();
      site.windows().stream().map(WindowRow::state).forEach(outcome::add);
      site.objects().stream().map(ObjectRow::state).forEach(outcome::add);
      for (JobRow.State state : JobRow.State.values()) {
        outcome.add(state + " " + site.ledger().read(tx -> tx.jobs().briefly(state)).size());
      }
      outcome.add(site.warehouse().jobs().size());
      outcome.add(site.store().names(BUCKET));
      outcome.add(site.store().names("archive"));
      return outcome;
    }

    @Override
    public void close() {
      site.close();
      other.close();
    }
  }
}
