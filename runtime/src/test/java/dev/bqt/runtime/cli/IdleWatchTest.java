package dev.bqt.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.runtime.fake.Site;
import dev.bqt.runtime.ledger.WindowRow;
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
      assertThat(watch.isIdle(watch.active(), Site.START)).isTrue();
    }
  }

  @Test
  void aWindowThatEndsSoonIsWaitedForUntilItIsLoaded() {
    try (Site site = new Site(RULE.formatted(10))) {
      IdleWatch watch = new IdleWatch(site.ledger());
      site.put(1, "in/a.json");
      site.tick(3);
      assertThat(watch.isIdle(watch.active(), Site.at(3))).isFalse();

      for (int second = 4; second < 30; second++) {
        site.warehouse().succeedAll(1);
        site.tick(second);
      }
      assertThat(watch.active()).isEmpty();
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

      assertThat(watch.isIdle(open, patient.minus(Duration.ofSeconds(1)))).isTrue();
      assertThat(watch.isIdle(open, patient)).isFalse();
    }
  }

  @Test
  void aWindowThatWasTriedTenTimesIsNotWaitedFor() {
    try (Site site = new Site(RULE.formatted(10))) {
      IdleWatch watch = new IdleWatch(site.ledger());
      site.put(1, "in/a.json");
      site.tick(3);
      for (int tries = 0; tries < 10; tries++) {
        assertThat(watch.isIdle(watch.active(), Site.at(3))).isFalse();
        site.ledger().postpone(watch.active().get(0), "no answer", Site.at(3));
      }
      assertThat(watch.isIdle(watch.active(), Site.at(3))).isTrue();
    }
  }
}
