package dev.bqt.runtime.faults;

import static dev.bqt.runtime.fake.Site.BUCKET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.runtime.Runner;
import dev.bqt.runtime.Tick;
import dev.bqt.runtime.cloud.CloudFailure;
import dev.bqt.runtime.cloud.FailureKind;
import dev.bqt.runtime.config.RunnerConfig;
import dev.bqt.runtime.fake.Site;
import dev.bqt.runtime.ledger.JobRow;
import dev.bqt.runtime.ledger.ObjectRow;
import dev.bqt.runtime.ledger.WindowRow;
import dev.bqt.runtime.route.RouteReader;
import dev.bqt.runtime.route.RouteSource;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Answers that are not true, one at a time: what was claimed is looked at. */
class UntrueAnswersTest {
  private static final String RULE =
      """
      [{"When": {"Prefix": "/data/", "Suffix": ".json"}, "Dest": {"Table": "ds.t"},
        "Batch": {"Window": {"DurationInSec": 10}}, "OnSuccess": [{"Action": "delete"}]}]
      """;

  private final Map<String, Object> lies = new HashMap<>();

  /** The next call of that method for a name of that ending is answered so. */
  private Object lie(String method, String name) {
    for (String key : List.copyOf(lies.keySet())) {
      int dot = key.indexOf(' ');
      if (key.substring(0, dot).equals(method) && name.endsWith(key.substring(dot + 1))) {
        Object answer = lies.remove(key);
        return answer instanceof Runnable before ? truthAfter(before) : answer;
      }
    }
    return Lies.TRUTH;
  }

  private static Object truthAfter(Runnable before) {
    before.run();
    return Lies.TRUTH;
  }

  private Tick tick(Site site) {
    byte[] rules = RULE.getBytes(StandardCharsets.UTF_8);
    return new Runner(
            RunnerConfig.local(),
            site.ledger(),
            Lies.over(site.store(), this::lie),
            site.warehouse())
        .tick(RouteReader.read(List.of(new RouteSource("r.json", rules))).routes(), Site.START);
  }

  @Test
  void aWinThatIsSaidToBeThereAndIsNotClaimsNothing() {
    saidToBeThere(".win");
  }

  @Test
  void aWisThatIsSaidToBeThereAndIsNotIsWrittenBeforeTheWin() {
    saidToBeThere(".wis");
  }

  private void saidToBeThere(String ending) {
    try (Site site = new Site(RULE)) {
      Tick tick = tick(site);
      site.put(1, "data/a.json");
      lies.put("createIfAbsent " + ending, false);
      tick.run(Site.at(4));
      assertThat(site.store().names("bqt-ops")).noneMatch(name -> name.endsWith(".win"));
      assertThat(site.windows().get(0).journal().state()).isEqualTo(WindowRow.JournalState.PENDING);
      tick.run(Site.at(6));
      assertThat(site.store().names("bqt-ops"))
          .anyMatch(name -> name.endsWith(".win"))
          .anyMatch(name -> name.endsWith(".wis"));
    }
  }

  @Test
  void aWinThatAppearsBetweenLookAndClaimIsForeignAndKeepsNoWisOfOurs() {
    try (Site site = new Site(RULE)) {
      Tick tick = tick(site);
      site.put(1, "data/a.json");
      Runnable somebodyElse =
          () -> {
            String wis =
                site.store().names("bqt-ops").stream()
                    .filter(name -> name.endsWith(".wis"))
                    .findFirst()
                    .orElseThrow();
            site.store().put("bqt-ops", wis.replace(".wis", ".win"), "{\"EventID\": 7}");
          };
      lies.put("createIfAbsent .win", somebodyElse);
      tick.run(Site.at(4));
      tick.run(Site.at(14));
      assertThat(site.windows().get(0).state()).isEqualTo(WindowRow.State.FOREIGN);
      assertThat(site.states("data/a.json")).containsExactly(ObjectRow.State.FOREIGN);
      assertThat(site.store().names("bqt-ops"))
          .anyMatch(name -> name.endsWith(".win"))
          .noneMatch(name -> name.endsWith(".wis"));
      assertThat(site.warehouse().requests()).isEmpty();
      assertThat(site.store().names(BUCKET)).contains("data/a.json");
    }
  }

  @Test
  void withoutAListOfBucketsAllTheRestGoesOn() {
    try (Site site = new Site(RULE)) {
      Tick tick = tick(site);
      site.put(1, "data/a.json");
      tick.run(Site.at(12));
      site.warehouse().succeedAll(1);
      lies.put("buckets ", new CloudFailure(FailureKind.AGAIN, 503, "", "not now", null));
      assertThat(tick.run(Site.at(13))).containsExactly("Nothing was scanned: not now");
      assertThat(site.windows().get(0).state()).isEqualTo(WindowRow.State.DONE);
    }
  }

  @Test
  void aJobIsAskedForUntilItIsTakenOrRefused() {
    try (Site site = new Site(RULE)) {
      site.put(1, "data/a.json");
      for (int second = 12; second < 1000; second += 32) {
        site.warehouse().refuseNext(FailureKind.AGAIN, "try later");
        site.tick(second);
      }
      assertThat(site.states("data/a.json")).containsExactly(ObjectRow.State.ENROLLED);
      assertThat(jobs(site, JobRow.State.PLANNED).get(0).retry().tries()).isGreaterThan(10);
      site.warehouse().refuseNext(FailureKind.ATTACH, "there is one, and there is none");
      site.tick(1100);
      site.tick(1200);
      assertThat(jobs(site, JobRow.State.SUBMITTED).get(0).retry().tries()).isZero();
      site.warehouse().succeedAll(1);
      site.tick(1201);
      assertThat(site.states("data/a.json")).containsExactly(ObjectRow.State.LOADED);
    }
  }

  @Test
  void aStepIsTriedUntilItIsDoneOrCannotBe() {
    try (Site site = new Site(RULE)) {
      Tick tick = tick(site);
      site.put(1, "data/a.json");
      tick.run(Site.at(12));
      site.warehouse().succeedAll(1);
      for (int second = 13; second < 1000; second += 32) {
        lies.put("delete ", new CloudFailure(FailureKind.AGAIN, 503, "", "not now", null));
        tick.run(Site.at(second));
      }
      assertThat(site.windows().get(0).state()).isEqualTo(WindowRow.State.ACTING);
      assertThat(site.windows().get(0).retry().tries()).isGreaterThan(10);
      lies.clear();
      tick.run(Site.at(1100));
      assertThat(site.windows().get(0).state()).isEqualTo(WindowRow.State.DONE);
      assertThat(site.store().names(BUCKET)).doesNotContain("data/a.json");
    }
  }

  @Test
  void aPageThatWasNotEnrolledLeavesItsWindowOpen() {
    boolean[] cut = new boolean[1];
    try (Site site = new Site(RULE, arrow -> cut(arrow, cut))) {
      site.put(1, "data/a.json");
      site.tick(4);
      site.put(9, "data/b.json");
      cut[0] = true;
      site.tick(12);
      assertThat(site.warehouse().requests()).as("b is not enrolled yet").isEmpty();
      site.tick(13);
      assertThat(site.windows()).hasSize(1);
      assertThat(site.warehouse().requests().get(0).sourceUris()).hasSize(2);
    }
  }

  private static void cut(String arrow, boolean[] cut) {
    if (cut[0] && arrow.equals("objects.enroll.before")) {
      cut[0] = false;
      throw new org.jdbi.v3.core.ConnectionException(new java.sql.SQLException("lost"));
    }
  }

  private static List<JobRow> jobs(Site site, JobRow.State state) {
    return site.ledger().read(tx -> tx.jobs().briefly(state));
  }
}
