package dev.bqt.runtime.window;

import static dev.bqt.runtime.fake.Site.BUCKET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.runtime.fake.Site;
import dev.bqt.runtime.laws.Law;
import dev.bqt.runtime.ledger.JobRow;
import dev.bqt.runtime.ledger.ObjectRow;
import dev.bqt.runtime.ledger.StepRow;
import dev.bqt.runtime.ledger.StepRow.Chain;
import dev.bqt.runtime.ledger.WindowRow;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the ledger forgets, when, and what it never does. */
class ForgettingTest {
  private static final double DAY = 24 * 3600;
  private static final String STAYS =
      """
      [{"When": {"Prefix": "/data/"}, "Dest": {"Table": "ds.t", "SourceFormat": "CSV"},
        "Batch": {"Window": {"DurationInSec": 10}}}]
      """;
  private static final String DELETES =
      STAYS.replace("}}}]", "}}, \"OnSuccess\": [{\"Action\": \"delete\"}]}]");

  @Test
  void whatWasLoadedAndDeletedIsForgottenNinetyDaysAfterItWasMissed() {
    try (Site site = loaded(DELETES, 1)) {
      forgets(site);
      long window = site.windows().get(0).id();
      assertThat(site.store().names(BUCKET)).doesNotContain("data/0");
      passes(site, 2);
      passes(site, 91.9);
      assertThat(site.objects()).hasSize(1);
      passes(site, 93);
      assertThat(site.objects()).isEmpty();
      assertThat(site.windows()).isEmpty();
      List<JobRow> jobs = site.ledger().read(tx -> tx.jobs().ofWindow(window));
      List<StepRow> steps = site.ledger().read(tx -> tx.steps().of(window, Chain.SUCCESS));
      assertThat(jobs).isEmpty();
      assertThat(steps).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "objects.forget.before",
        "objects.forget.after",
        "windows.forget.before",
        "windows.forget.after"
      })
  void everyArrowMayBeCut(String arrow) {
    AtomicInteger reached = new AtomicInteger();
    Consumer<String> failpoint =
        name -> {
          if (name.equals(arrow) && reached.incrementAndGet() <= 2) {
            throw new IllegalStateException("cut at " + name);
          }
        };
    try (Site site = new Site(DELETES, failpoint)) {
      forgets(site);
      load(site, 2);
      passes(site, 2);
      passes(site, 3.5);
      passes(site, 94);
      assertThat(reached).hasValueGreaterThan(2);
      assertThat(site.objects()).isEmpty();
      assertThat(site.windows()).isEmpty();
      assertThat(site.warehouse().requests()).hasSize(1);
    }
  }

  @Test
  void whatIsStillThereIsNeverForgottenAndLoadedOnce() {
    try (Site site = loaded(STAYS, 3)) {
      forgets(site);
      passes(site, 2);
      site.store().remove(BUCKET, "data/1");
      for (int day = 3; day < 200; day += 95) {
        passes(site, day);
      }
      assertThat(site.objects()).extracting(ObjectRow::name).containsExactly("data/0", "data/2");
      assertThat(site.windows()).hasSize(1);
      assertThat(site.warehouse().requests()).hasSize(1);
    }
  }

  @Test
  void whatComesInSightAgainBeginsItsNinetyDaysAnew() {
    try (Site site = loaded(STAYS, 1)) {
      forgets(site);
      site.store().hide(BUCKET, "data/0");
      passes(site, 2);
      site.store().show(BUCKET, "data/0");
      passes(site, 50);
      site.store().hide(BUCKET, "data/0");
      passes(site, 60);
      passes(site, 140);
      assertThat(site.objects()).hasSize(1);
      passes(site, 151);
      assertThat(site.objects()).isEmpty();
    }
  }

  @Test
  void whatABucketHoldsThatIsOutOfSightIsKept() {
    try (Site site = loaded(STAYS, 1)) {
      site.store().hide(BUCKET);
      for (int day = 2; day < 200; day += 95) {
        passes(site, day);
      }
      site.store().show(BUCKET);
      passes(site, 401);
      assertThat(site.objects()).hasSize(1);
      assertThat(site.warehouse().requests()).hasSize(1);
    }
  }

  @Test
  void whatWaitsForAPersonIsKept() {
    try (Site site = new Site(STAYS)) {
      site.put(1, "data/0");
      site.put(1, "data/1");
      site.tick(20);
      site.put(21, "data/0");
      site.warehouse().succeedAll(1);
      site.tick(22);
      site.store().remove(BUCKET, "data/0");
      site.store().remove(BUCKET, "data/1");
      for (int day = 2; day < 200; day += 95) {
        passes(site, day);
      }
      assertThat(site.states("data/0")).containsExactly(ObjectRow.State.HELD, ObjectRow.State.HELD);
      assertThat(site.states("data/1")).containsExactly(ObjectRow.State.LOADED);
      assertThat(site.windows()).extracting(WindowRow::state).contains(WindowRow.State.AMBIGUOUS);
    }
  }

  @Test
  void aPassForgetsAPageAtMost() {
    try (Site site = loaded(DELETES, 2 * Forgetting.PAGE + 1)) {
      forgets(site);
      passes(site, 2);
      int before = site.objects().size();
      for (int pass = 0; pass < 6; pass++) {
        site.tick(93 * DAY + pass);
        int now = site.objects().size();
        assertThat(before - now).isLessThanOrEqualTo(Forgetting.PAGE);
        before = now;
      }
      assertThat(before).isZero();
    }
  }

  @Test
  void withoutWorkItAsksOnceAMinute() {
    try (Site site = loaded(STAYS, 1)) {
      passes(site, 2);
      int calls = site.store().calls();
      site.tick(2 * DAY + 200);
      assertThat(site.store().calls() - calls).as("one bucket list, one page").isEqualTo(2);
    }
  }

  private static void forgets(Site site) {
    site.breaks(
        "the ledger forgets what it is to tell",
        Law.KNOWN,
        Law.TAKEN_AWAY,
        Law.JOB_IN_LEDGER,
        Law.ONE_GENERATION);
  }

  private static Site loaded(String rule, int files) {
    Site site = new Site(rule);
    load(site, files);
    return site;
  }

  private static void load(Site site, int files) {
    for (int i = 0; i < files; i++) {
      site.put(1, "data/" + i);
    }
    site.tick(20);
    site.warehouse().succeedAll(files);
    site.tick(21);
    site.tick(200);
    assertThat(site.objects()).extracting(ObjectRow::state).containsOnly(ObjectRow.State.LOADED);
  }

  /** As many passes as a round over a few pages needs. */
  private static void passes(Site site, double day) {
    for (int second : List.of(0, 1, 2, 3, 4, 5, 6, 7)) {
      site.tick(day * DAY + second);
    }
  }
}
