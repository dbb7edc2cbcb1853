package dev.bqt.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.runtime.cloud.Outages;
import dev.bqt.runtime.config.Quotas;
import dev.bqt.runtime.config.Quotas.Limit;
import dev.bqt.runtime.fake.Site;
import dev.bqt.runtime.laws.Law;
import dev.bqt.runtime.ledger.WindowRow;
import dev.bqt.runtime.scale.Statements;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a run waits for before it ends by itself. */
class IdleWatchTest {
  private static final String RULE =
      """
      {"When": {"Prefix": "/in/"}, "Dest": {"Table": "shop.fruit"},
       "Batch": {"Window": {"DurationInSec": %d}}}
      """;

  @Test
  void nothingFoundIsNothingToWaitFor() {
    try (Site site = new Site(RULE.formatted(10))) {
      site.tick(0);
      IdleWatch watch = new IdleWatch(site.ledger());
      assertThat(watch.active()).isEmpty();
      assertThat(watch.isIdle(Site.START)).isTrue();
    }
  }

  @Test
  void aWindowThatEndsSoonIsWaitedForUntilItIsLoaded() {
    try (Site site = new Site(RULE.formatted(10))) {
      IdleWatch watch = new IdleWatch(site.ledger());
      site.put(1, "in/a.json");
      site.tick(3);
      assertThat(watch.isIdle(Site.at(3))).isFalse();

      for (int second = 4; second < 30; second++) {
        site.warehouse().succeedAll(1);
        site.tick(second);
      }
      assertThat(watch.active()).isEmpty();
    }
  }

  @Test
  void aWindowThatWaitsForAPersonIsWaitedForWhileAJobOfItRuns() {
    try (Site site = new Site(RULE.formatted(10))) {
      site.breaks("that it waits is written by hand", Law.AMBIGUOUS);
      IdleWatch watch = new IdleWatch(site.ledger());
      site.put(1, "in/a.json");
      site.tick(12);
      WindowRow window = site.windows().get(0);
      site.ledger()
          .commit(
              "test",
              tx ->
                  tx.windows()
                      .change(
                          window,
                          window.to(WindowRow.State.AMBIGUOUS, "another part of it"),
                          Site.at(13)));
      assertThat(watch.active()).isEmpty();
      assertThat(watch.isIdle(Site.at(13))).isFalse();

      site.warehouse().succeedAll(1);
      site.tick(14);
      assertThat(watch.isIdle(Site.at(14))).isTrue();
    }
  }

  @Test
  void aWindowThatEndsLaterThanOurPatienceIsNotWaitedFor() {
    try (Site site = new Site(RULE.formatted(3600))) {
      IdleWatch watch = new IdleWatch(site.ledger());
      site.put(1, "in/a.json");
      site.tick(3);
      List<WindowRow> open = watch.active();
      Instant end = open.get(0).key().end();
      Instant patient = end.minus(IdleWatch.PATIENCE);

      assertThat(watch.isIdle(patient.minus(Duration.ofSeconds(1)))).isTrue();
      assertThat(watch.isIdle(patient)).isFalse();
    }
  }

  @Test
  void ofManyWindowsThatEndLaterNoneIsRead() {
    try (Site site = new Site(RULE.formatted(3600))) {
      for (int number = 0; number < 50; number++) {
        site.put(1, "in/%02d/a.json".formatted(number));
      }
      site.tick(3);
      Statements asked = Statements.of(site.ledger());
      assertThat(new IdleWatch(site.ledger()).isIdle(Site.at(3))).isTrue();
      assertThat(told(site, 3, true))
          .contains("50 open windows, 0 windows loading; the latest ends in 3597 s");
      assertThat(told(site, 3, false)).isEmpty();
      assertThat(asked.rows()).as("rows read").isLessThan(10);
      assertThat(told(site, 3001, false))
          .contains("waiting for open windows, the latest: window shop.fruit of gs://landing/in/")
          .contains("/ until 2026-01-01 01:00:00Z");
      site.tick(3603);
      assertThat(told(site, 3603, true)).contains("0 open windows, 50 windows loading");
    }
  }

  private static String told(Site site, int second, boolean terminal) {
    StringWriter text = new StringWriter();
    new RunDisplay(new PrintWriter(text), () -> Site.at(second), terminal).waiting(site.ledger());
    return text.toString();
  }

  @Test
  void aWindowThatWasTriedTenTimesIsNotWaitedFor() {
    try (Site site = new Site(RULE.formatted(10))) {
      IdleWatch watch = new IdleWatch(site.ledger());
      site.put(1, "in/a.json");
      site.tick(3);
      for (int tries = 0; tries < 10; tries++) {
        assertThat(watch.isIdle(Site.at(3))).isFalse();
        site.ledger().postpone(watch.active().get(0), "no answer", Site.at(3));
      }
      assertThat(watch.isIdle(Site.at(3))).isTrue();
    }
  }

  @Test
  void aWindowBehindANameInFlightIsWaitedForAsLongAsTheOneBeforeIt() {
    try (Site site = new Site(RULE.formatted(10))) {
      IdleWatch watch = new IdleWatch(site.ledger());
      withNameInFlight(site);
      site.warehouse().keepSilent(true);
      assertThat(watch.active()).hasSize(2);
      assertThat(watch.isIdle(Site.at(24))).isFalse();
      int second = 24;
      while (second < 600 && !watch.isIdle(Site.at(second))) {
        second += 3;
        site.tick(second);
      }
      assertThat(second).as("ten tries").isBetween(120, 300);

      String window = "window shop.fruit of gs://landing/in/ until 2026-01-01 00:00:";
      String words =
          "it waits for gs://landing/in/a.json, of which another generation is in "
              + window
              + "10Z, LOADING since 2026-01-01 00:00:12Z (no answer came)";
      assertThat(summary(site, second))
          .contains(window + "10Z is not at its end (LOADING)", ": no answer came")
          .contains(window + "20Z is not at its end (OPEN); the next run goes on with it: ")
          .contains(words);
      assertThat(new BlockedWindows(site.ledger(), Site.at(second)).reason(watch.active().get(1)))
          .isEqualTo(": " + words);

      site.warehouse().keepSilent(false);
      assertThat(watch.isIdle(Site.at(second))).isTrue();
      site.warehouse().succeedAll(1);
      site.tick(second + 40);
      site.tick(second + 41);
      assertThat(watch.active()).isEmpty();
    }
  }

  private static void withNameInFlight(Site site) {
    site.put(1, "in/a.json");
    site.tick(3);
    site.tick(12);
    site.put(13, "in/a.json");
    site.tick(14);
    site.tick(23);
    assertThat(site.windows())
        .extracting(WindowRow::state)
        .containsExactly(WindowRow.State.LOADING, WindowRow.State.OPEN);
  }

  @Test
  void whoWaitsForAPlaceBehindAJobThatNeverAnswersIsNotWaitedFor() {
    Quotas one = new Quotas(Limit.NONE, Limit.NONE, Limit.NONE, 1);
    try (Site site = new Site(RULE.formatted(10), reached -> {}, one)) {
      IdleWatch watch = new IdleWatch(site.ledger(), 1, new Outages());
      site.put(1, "in/a.json");
      site.tick(3);
      site.put(11, "in/b.json");
      site.tick(12);
      site.tick(23);
      assertThat(watch.active())
          .extracting(WindowRow::state)
          .containsExactly(WindowRow.State.LOADING, WindowRow.State.CLOSED);
      site.warehouse().keepSilent(true);
      assertThat(watch.isIdle(Site.at(24))).as("a job runs").isFalse();
      int second = 24;
      while (second < 600 && !watch.isIdle(Site.at(second))) {
        second += 3;
        site.tick(second);
      }
      assertThat(second).as("ten tries").isBetween(120, 300);
      assertThat(summary(site, second))
          .contains("its load job is not asked for yet; other jobs are under way, the oldest of")
          .contains("00:00:10Z since 2026-01-01 00:00:12Z");
    }
  }

  @Test
  void whenAServiceHasBeenDownForTenMinutesNothingIsWaitedFor() {
    try (Site site = new Site(RULE.formatted(10))) {
      Outages outages = site.runner().outages();
      IdleWatch watch = new IdleWatch(site.ledger(), 0, outages);
      for (int number = 0; number < 30; number++) {
        site.put(1, "in/%02d/a.json".formatted(number));
      }
      site.tick(3);
      site.warehouse().down(true);
      site.tick(12);
      assertThat(outages.sentences())
          .containsExactly(
              "BigQuery does not answer since 2026-01-01T00:00:12Z, and is asked again with each"
                  + " pass: no answer came");
      for (int second = 15; second < 612; second += 3) {
        site.tick(second);
        assertThat(watch.isIdle(Site.at(second))).as("after " + second).isFalse();
      }
      site.tick(630);
      assertThat(watch.isIdle(Site.at(630))).isTrue();
    }
  }

  private static String summary(Site site, int second) {
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    new RunSummary(site.ledger(), Site.START)
        .print(out, Site.at(second), "bqt status", RunSummary.Looked.ALL);
    out.flush();
    return text.toString();
  }
}
