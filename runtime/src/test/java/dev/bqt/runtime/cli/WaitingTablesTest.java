package dev.bqt.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.runtime.config.Quotas;
import dev.bqt.runtime.config.Quotas.Limit;
import dev.bqt.runtime.fake.Site;
import dev.bqt.runtime.ledger.Change;
import dev.bqt.runtime.ledger.WindowRow;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What people hear of a table that has had its load jobs, and whether a run waits for it. */
class WaitingTablesTest {
  private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

  private static final String RULE =
      """
      [{"When": {"Prefix": "/in/"}, "Dest": {"Table": "shop.orders"}}]
      """;
  private static final String LINE =
      "shop.orders has had its 1 load jobs of the last 24 hours; 2 windows wait; the next place is"
          + " free at 2026-01-02 00:00:04Z";

  @Test
  void isALineForAllItsWindows() {
    try (Site site = atItsLimit(Duration.ofHours(24))) {
      assertThat(site.changes().stream().filter(Change.OfQuota.class::isInstance))
          .singleElement()
          .satisfies(change -> assertThat(RunLines.of(change)).contains(LINE))
          .satisfies(change -> assertThat(RunLines.isTrouble(change)).isTrue());
      WaitingTables tables = WaitingTables.of(site.ledger(), Site.at(10));
      assertThat(tables.lines()).containsExactly(LINE);
      assertThat(tables.windows()).hasSize(2);
      assertThat(WaitingTables.of(site.ledger(), Site.at(24 * 3600 + 4)).lines()).isEmpty();
    }
  }

  @Test
  void aRunDoesNotWaitForHoursAndTheSummarySaysWhatWaits() {
    try (Site site = atItsLimit(Duration.ofHours(24))) {
      IdleWatch watch = new IdleWatch(site.ledger());
      assertThat(watch.isIdle(Site.at(5))).as("a job runs").isFalse();
      site.warehouse().succeedAll(1);
      site.tick(6);
      assertThat(watch.active()).hasSize(2);
      assertThat(watch.isIdle(Site.at(6))).isTrue();

      RunSummary summary = new RunSummary(site.ledger(), Site.START);
      assertThat(summary.leavesWindowsOpen(true)).isTrue();
      StringWriter text = new StringWriter();
      PrintWriter out = new PrintWriter(text);
      summary.print(out, Site.at(7), "bqt status", RunSummary.Looked.ALL);
      out.flush();
      assertThat(text.toString()).contains(LINE).doesNotContain("CLOSED");
    }
  }

  @Test
  void aRunWaitsForMinutes() {
    try (Site site = atItsLimit(Duration.ofMinutes(5))) {
      site.warehouse().succeedAll(1);
      site.tick(6);
      IdleWatch watch = new IdleWatch(site.ledger());
      assertThat(watch.isIdle(Site.at(6))).isFalse();
    }
  }

  @Test
  void statusTellsWhoWaitsForSecondsOnly() {
    Quotas quotas = new Quotas(Limit.NONE, new Limit(5, TEN_SECONDS), Limit.NONE, 0);
    try (Site site = new Site(RULE, reached -> {}, quotas)) {
      for (String name : "abcdef".split("")) {
        site.put(1, "in/" + name + ".json");
      }
      site.tick(4);
      site.warehouse().succeedAll(1);
      site.tick(5);
      site.tick(6);
      assertThat(WaitingTables.of(site.ledger(), Site.at(6)).lines()).isEmpty();
      WindowRow waits = new IdleWatch(site.ledger()).active().get(0);
      assertThat(new BlockedWindows(site.ledger(), Site.at(6)).reason(waits))
          .isEqualTo(
              ": its load job is not asked for yet; 5 of its table were in the last 10 seconds");
      assertThat(new BlockedWindows(site.ledger(), Site.at(14)).reason(waits)).isEmpty();
    }
  }

  private static Site atItsLimit(Duration span) {
    Quotas quotas = new Quotas(new Limit(1, span), Limit.NONE, Limit.NONE, 0);
    Site site = new Site(RULE, reached -> {}, quotas);
    site.put(1, "in/a.json");
    site.put(1, "in/b.json");
    site.put(1, "in/c.json");
    site.tick(4);
    assertThat(site.warehouse().requests()).hasSize(1);
    return site;
  }
}
