package dev.bqt.runtime;

import static dev.bqt.runtime.QuotaSites.DAY;
import static dev.bqt.runtime.QuotaSites.RULES;
import static dev.bqt.runtime.QuotaSites.files;
import static dev.bqt.runtime.QuotaSites.perTable;
import static dev.bqt.runtime.QuotaSites.put;
import static dev.bqt.runtime.QuotaSites.said;
import static dev.bqt.runtime.QuotaSites.site;
import static dev.bqt.runtime.QuotaSites.waits;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.runtime.cloud.FailureKind;
import dev.bqt.runtime.config.Quotas;
import dev.bqt.runtime.config.Quotas.Limit;
import dev.bqt.runtime.fake.Site;
import dev.bqt.runtime.ledger.ObjectRow.State;
import dev.bqt.runtime.ledger.WindowRow;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * No more load jobs than BigQuery takes: what is too much waits, and is loaded when there is room.
 */
class QuotasTest {
  private static final int DAY_SECONDS = 24 * 3600;

  @Test
  void aTableAtItsLimitWaitsAndSaysSoOnce() {
    try (Site site = site(perTable(2))) {
      put(site, 1, "data/a", "data/b", "data/c", "more/d");
      site.tick(4);
      assertThat(files(site)).hasSize(3).contains("more/d");
      assertThat(site.objects())
          .filteredOn(object -> object.state() == State.ENROLLED)
          .as("nothing is lost")
          .hasSize(1);
      assertThat(said(site))
          .containsExactly("ds.t has had its 2 load jobs of the last 24 hours, 1");
      site.warehouse().succeedAll(1);
      site.tick(5);
      put(site, 100, "data/e");
      site.follow(RULES);
      site.tick(104);
      site.tick(DAY_SECONDS + 3.9);
      assertThat(files(site)).as("restarts forget nothing").hasSize(3);
      assertThat(site.windows())
          .filteredOn(window -> window.state() == WindowRow.State.CLOSED)
          .hasSize(2);
      site.tick(DAY_SECONDS + 4);
      assertThat(files(site)).hasSize(5).doesNotHaveDuplicates().endsWith("data/e");
      site.warehouse().succeedAll(1);
      site.tick(DAY_SECONDS + 5);
      assertThat(site.windows()).extracting(WindowRow::state).containsOnly(WindowRow.State.DONE);
      assertThat(said(site)).as("once").hasSize(1);
      assertThat(waits(site)).isEmpty();
    }
  }

  @Test
  void aPlaceIsFreeWhenTheOldestJobIsADayOld() {
    try (Site site = site(perTable(2))) {
      put(site, 1, "data/a");
      site.tick(4);
      put(site, 1001, "data/b");
      site.tick(1004);
      put(site, 2001, "data/c", "data/d");
      site.tick(2004);
      site.tick(DAY_SECONDS + 4);
      assertThat(files(site)).containsExactly("data/a", "data/b", "data/c");
      site.tick(DAY_SECONDS + 1003);
      assertThat(files(site)).hasSize(3);
      site.tick(DAY_SECONDS + 1004);
      assertThat(files(site)).hasSize(4);
      assertThat(said(site)).as("prolonged in silence").hasSize(1);
    }
  }

  @Test
  void failedJobsAndFurtherAttemptsCount() {
    try (Site site = site(perTable(3))) {
      put(site, 1, "data/a", "data/b");
      site.tick(4);
      site.warehouse().fail(site.warehouse().requests().get(0).job(), FailureKind.NEW_ID, "again");
      site.warehouse().fail(site.warehouse().requests().get(1).job(), FailureKind.BAD_DATA, "bad");
      site.tick(5);
      site.tick(8);
      assertThat(site.warehouse().requests()).as("another attempt of the first").hasSize(3);
      put(site, 9, "data/c");
      site.tick(12);
      assertThat(site.warehouse().requests()).hasSize(3);
    }
  }

  @Test
  void aJobWhoseAnswerWasLostKeepsItsPlace() {
    try (Site site = site(perTable(1))) {
      put(site, 1, "data/a");
      site.warehouse().loseReplies(true);
      site.tick(4);
      site.warehouse().loseReplies(false);
      put(site, 5, "data/b");
      site.tick(8);
      assertThat(files(site)).containsExactly("data/a", "data/a");
      site.warehouse().succeedAll(1);
      site.tick(9);
      assertThat(site.states("data/a")).containsExactly(State.LOADED);
      assertThat(site.states("data/b")).containsExactly(State.ENROLLED);
    }
  }

  @Test
  void aProjectAtItsLimitWaits() {
    Limit three = new Limit(3, DAY);
    try (Site site = site(new Quotas(Limit.NONE, Limit.NONE, three, 0))) {
      put(site, 1, "data/a", "data/b", "more/c", "more/d");
      site.tick(4);
      site.tick(5);
      assertThat(files(site)).hasSize(3);
      assertThat(said(site))
          .containsExactly("project local has had its 3 load jobs of the last 24 hours, 1");
      site.tick(DAY_SECONDS + 4);
      assertThat(files(site)).hasSize(4);
    }
  }

  @Test
  void aTableIsChangedFiveTimesInTenSeconds() {
    Limit five = new Limit(5, Duration.ofSeconds(10));
    try (Site site = site(new Quotas(Limit.NONE, five, Limit.NONE, 0))) {
      put(site, 1, "data/a", "data/b", "data/c", "data/d", "data/e", "data/f", "more/g");
      site.tick(4);
      assertThat(files(site)).hasSize(6).contains("more/g").doesNotContain("data/f");
      site.tick(13.9);
      assertThat(files(site)).hasSize(6);
      site.tick(14);
      assertThat(files(site)).hasSize(7);
      assertThat(said(site)).as("of seconds nobody speaks").isEmpty();
    }
  }

  @Test
  void aTableThatARulePartitionsMayHaveMore() {
    String rules =
        """
        [{"When": {"Prefix": "/plain/"}, "Dest": {"Table": "ds.t", "SourceFormat": "CSV"}},
         {"When": {"Prefix": "/day/"}, "Dest": {"Table": "ds.u", "SourceFormat": "CSV",
           "timePartitioning": {"type": "DAY"}}},
         {"When": {"Prefix": "/col/"}, "Dest": {"Table": "ds.v", "SourceFormat": "CSV",
           "timePartitioning": {"type": "DAY", "field": "at"}}},
         {"When": {"Prefix": "/same/"}, "Dest": {"Table": "ds.v", "SourceFormat": "CSV"}}]
        """;
    Quotas quotas =
        new Quotas(
            new Limit(1, DAY),
            new Limit(3, Duration.ofSeconds(10)),
            Limit.NONE,
            0,
            new Quotas.Partitioned(2, 3, 5));
    try (Site site = new Site(rules, reached -> {}, quotas)) {
      put(site, 1, "plain/1", "plain/2", "day/1", "day/2", "day/3");
      put(site, 1, "col/1", "col/2", "same/3", "col/4");
      site.tick(4);
      assertThat(files(site)).filteredOn(name -> name.startsWith("plain")).hasSize(1);
      assertThat(files(site)).filteredOn(name -> name.startsWith("day")).hasSize(2);
      assertThat(files(site)).as("three of the four of ds.v, too").hasSize(6);
      assertThat(said(site))
          .containsExactlyInAnyOrder(
              "ds.t has had its 1 load jobs of the last 24 hours, 1",
              "ds.u has had its 2 load jobs of the last 24 hours, 1",
              "ds.v has had its 3 load jobs of the last 24 hours, 1");
    }
  }

  @Test
  void noMoreJobsRunAtOnceThanAreAllowed() {
    try (Site site = site(new Quotas(Limit.NONE, Limit.NONE, Limit.NONE, 2))) {
      put(site, 1, "data/a", "data/b", "data/c", "more/d", "more/e");
      site.tick(4);
      site.tick(5);
      assertThat(files(site)).hasSize(2);
      site.warehouse().succeed(site.warehouse().requests().get(0).job(), 1);
      site.tick(6);
      site.tick(7);
      assertThat(files(site)).hasSize(3);
      site.warehouse().succeedAll(1);
      site.tick(8);
      site.tick(9);
      assertThat(files(site)).hasSize(5);
    }
  }
}
