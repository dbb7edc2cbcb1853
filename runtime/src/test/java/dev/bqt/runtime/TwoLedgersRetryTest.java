package dev.bqt.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.runtime.cloud.FailureKind;
import dev.bqt.runtime.cloud.JobReport;
import dev.bqt.runtime.fake.Site;
import dev.bqt.runtime.ledger.ObjectRow.State;
import dev.bqt.runtime.load.FailedLoads;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Two with a ledger each, of which one tries again what has failed: for a generation and a table
 * there is one row of job ids, and both walk along it. That nothing is read twice is the law {@code
 * READ_ONCE}, which each story is held to at its end.
 */
class TwoLedgersRetryTest {
  private static final String EACH =
      """
      [{"When": {"Prefix": "/data/"}, "Dest": {"Table": "ds.t", "SourceFormat": "CSV"}}]
      """;
  private static final String OTHER = EACH.replace("\"CSV\"", "\"CSV\", \"skipLeadingRows\": 1");
  private static final String BATCHED =
      """
      [{"When": {"Prefix": "/data/"}, "Dest": {"Table": "ds.t", "SourceFormat": "CSV"},
        "Batch": {"Window": {"DurationInSec": 10}}}]
      """;

  @Test
  void whatTheOtherOneHasLoadedMeanwhileIsHis() {
    try (Site first = new Site(EACH);
        Site second = new Site(OTHER, first)) {
      first.put(1, "data/a");
      pass(first, 4, TwoLedgersRetryTest::fails);
      pass(second, 20, TwoLedgersRetryTest::succeeds);
      assertThat(second.states("data/a")).containsExactly(State.LOADED);
      retry(first, 100);
      first.follow(OTHER);
      pass(first, 101, TwoLedgersRetryTest::succeeds);
      assertThat(first.states("data/a")).containsExactly(State.FOREIGN);
      assertThat(first.warehouse().jobs()).hasSize(2);
    }
  }

  @Test
  void soIsWhatTheOtherOneHasLoadedAfterTriesInVain() {
    try (Site first = new Site(EACH);
        Site second = new Site(EACH, first)) {
      first.put(1, "data/a");
      pass(first, 4, TwoLedgersRetryTest::fails);
      pass(second, 20, TwoLedgersRetryTest::fails);
      retry(first, 100);
      pass(first, 101, TwoLedgersRetryTest::fails);
      retry(first, 200);
      pass(first, 201, TwoLedgersRetryTest::succeeds);
      assertThat(first.states("data/a")).containsExactly(State.LOADED);
      retry(second, 300);
      pass(second, 301, TwoLedgersRetryTest::succeeds);
      assertThat(second.states("data/a")).containsExactly(State.FOREIGN);
      assertThat(first.warehouse().jobs())
          .extracting(job -> job.name().id().replaceAll(".*_load|--dispatch", ""))
          .as("each of them is asked for by both, in this order")
          .containsExactly("", "_a2", "_a3", "_a4");
    }
  }

  @Test
  void whatBothHaveFailedToLoadIsLoadedOnce() {
    try (Site first = new Site(EACH);
        Site second = new Site(EACH, first)) {
      first.put(1, "data/a");
      pass(first, 4, TwoLedgersRetryTest::fails);
      pass(second, 20, TwoLedgersRetryTest::fails);
      retry(second, 100);
      retry(first, 100);
      second.tick(101);
      pass(first, 102, site -> {});
      assertThat(first.states("data/a")).as("the other's job runs").containsExactly(State.FOREIGN);
      succeeds(first);
      pass(second, 150, site -> {});
      assertThat(second.states("data/a")).containsExactly(State.LOADED);
    }
  }

  @Test
  void theIdOfARefusedJobThatWasUsedUpIsPassedByBoth() {
    try (Site first = new Site(EACH);
        Site second = new Site(EACH, first)) {
      first.put(1, "data/a");
      first.warehouse().refuseNext(FailureKind.REFUSED, "no permission");
      first.tick(4);
      retry(first, 10);
      pass(first, 11, TwoLedgersRetryTest::succeeds);
      assertThat(first.states("data/a")).containsExactly(State.LOADED);
      pass(second, 100, TwoLedgersRetryTest::succeeds);
      retry(second, 200);
      pass(second, 201, TwoLedgersRetryTest::succeeds);
      assertThat(second.states("data/a")).containsExactly(State.FOREIGN);
    }
  }

  @Test
  void lateFilesThatFailedTogetherAreTriedAgainUnderTheIdsOfTheirWindow() {
    try (Site first = new Site(BATCHED);
        Site second = new Site(BATCHED, first)) {
      first.put(1, "data/a");
      first.put(1, "data/b");
      pass(first, 3600, TwoLedgersRetryTest::fails);
      assertThat(first.states("data/a")).containsExactly(State.FAILED);
      pass(second, 9000, TwoLedgersRetryTest::succeeds);
      assertThat(second.states("data/a")).containsExactly(State.LOADED);
      retry(first, 9100);
      pass(first, 9101, TwoLedgersRetryTest::succeeds);
      assertThat(first.states("data/a")).containsExactly(State.FOREIGN);
      assertThat(first.states("data/b")).containsExactly(State.FOREIGN);
      assertThat(first.warehouse().jobs()).hasSize(2);
    }
  }

  @Test
  void oneAloneTriesAgainWithoutWaiting() {
    try (Site site = new Site(EACH)) {
      site.put(1, "data/a");
      pass(site, 4, TwoLedgersRetryTest::fails);
      for (int at = 100; at < 110; at++) {
        retry(site, at);
        site.tick(at + 0.5);
        fails(site);
        site.tick(at + 0.7);
      }
      assertThat(site.warehouse().jobs())
          .hasSize(11)
          .extracting(JobReport::name)
          .doesNotHaveDuplicates();
      assertThat(site.states("data/a")).containsExactly(State.FAILED);
    }
  }

  private static void retry(Site site, int at) {
    new FailedLoads(site.ledger(), site.warehouse(), site.store()).retry(Site.at(at));
  }

  private static void fails(Site site) {
    site.warehouse().failAll(FailureKind.BAD_DATA, "no such field: x");
  }

  private static void succeeds(Site site) {
    site.warehouse().succeedAll(1);
  }

  private static void pass(Site site, int from, Consumer<Site> afterEach) {
    for (int at = from; at < from + 16; at++) {
      site.tick(at);
      afterEach.accept(site);
    }
    site.tick(from + 16);
  }
}
