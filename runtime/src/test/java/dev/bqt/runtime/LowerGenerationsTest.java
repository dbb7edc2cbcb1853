package dev.bqt.runtime;

import static dev.bqt.runtime.fake.Site.BUCKET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.runtime.cloud.FailureKind;
import dev.bqt.runtime.fake.Site;
import dev.bqt.runtime.ledger.ObjectRow;
import dev.bqt.runtime.ledger.ObjectRow.State;
import dev.bqt.runtime.ledger.Settlement;
import dev.bqt.runtime.ledger.Settlement.InTable;
import dev.bqt.runtime.load.FailedLoads;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Cloud Storage promises that the generations of a name differ, not that they grow: newer content
 * may have a lower number.
 */
class LowerGenerationsTest {
  private static final String RULE =
      """
      [{"When": {"Prefix": "/data/"}, "Dest": {"Table": "ds.t", "SourceFormat": "CSV"}}]
      """;

  @Test
  void whatReplacesAFileMayHaveALowerOne() {
    try (Site site = new Site(RULE)) {
      site.put(1, "data/a");
      site.tick(4);
      site.warehouse().succeedAll(1);
      site.tick(5);
      replace(site, 6);
      pass(site, 9);
      assertThat(site.states("data/a")).containsExactly(State.LOADED, State.LOADED);
      assertThat(site.warehouse().jobs()).hasSize(2);
    }
  }

  @Test
  void whatWasThereForAWhileDuringTheLoadMayHaveBeenRead() {
    try (Site site = new Site(RULE)) {
      site.put(1, "data/a");
      site.tick(4);
      replace(site, 5);
      site.tick(8);
      site.store().remove(BUCKET, "data/a");
      site.warehouse().succeedAll(1);
      site.tick(9);
      assertThat(site.states("data/a")).containsExactly(State.HELD, State.HELD);
    }
  }

  @Test
  void theOneThatWasThereWhenTheLoadEndedIsTheNewest() {
    try (Site site = new Site(RULE)) {
      site.put(1, "data/a");
      site.tick(4);
      site.put(5, "data/a");
      site.tick(8);
      replace(site, 9);
      site.warehouse().succeedAll(1);
      site.tick(12);
      assertThat(site.states("data/a")).containsOnly(State.HELD).hasSize(3);
      long live = site.store().find(BUCKET, "data/a").orElseThrow().version().generation();
      new Settlement(site.ledger()).settle(BUCKET, "data/a", InTable.NEW, Site.at(13));
      assertThat(site.objects())
          .filteredOn(row -> row.state() == State.LOADED)
          .extracting(ObjectRow::generation)
          .containsExactly(live);
      pass(site, 14);
      assertThat(site.warehouse().jobs()).as("what is in the table stays there").hasSize(1);
    }
  }

  @Test
  void whatFailedIsToldAndRetriedBelowAHigherOne() {
    try (Site site = new Site(RULE)) {
      site.put(1, "data/a");
      site.tick(4);
      site.warehouse().succeedAll(1);
      site.tick(5);
      replace(site, 6);
      site.tick(9);
      site.warehouse().failAll(FailureKind.BAD_DATA, "invalid");
      site.tick(10);
      List<ObjectRow> told = site.ledger().read(tx -> tx.waiting().first(State.FAILED, 10));
      assertThat(told).extracting(ObjectRow::name).containsExactly("data/a");
      FailedLoads failed = new FailedLoads(site.ledger(), site.warehouse(), site.store());
      assertThat(failed.retry(Site.at(11)).files()).isEqualTo(1);
      pass(site, 12);
      assertThat(site.states("data/a")).containsExactly(State.LOADED, State.LOADED);
    }
  }

  @Test
  void aHigherOneThatIsNotThereAnyMoreKeepsNobodyWaiting() {
    try (Site site = new Site(batched(86_400))) {
      site.store().generationsFrom(2000);
      site.put(1, "data/a");
      site.put(1, "data/z");
      site.tick(4);
      site.follow(batched(10));
      site.store().generationsFrom(1500);
      site.put(20, "data/a");
      site.put(20, "data/b");
      site.tick(21);
      pass(site, 32);
      assertThat(site.states("data/a")).containsExactly(State.LOADED, State.SUPERSEDED);
      assertThat(site.states("data/b")).containsExactly(State.LOADED);
      assertThat(site.states("data/z")).as("its window goes on").containsExactly(State.ENROLLED);
    }
  }

  @Test
  void aHigherOneThatIsThereTakesThePlaceOfTheLower() {
    try (Site site = new Site(batched(10))) {
      site.put(1, "data/a");
      site.put(1, "data/b");
      site.tick(4);
      site.follow(batched(86_400));
      site.put(8, "data/a");
      pass(site, 11);
      assertThat(site.states("data/a")).containsExactly(State.SUPERSEDED, State.ENROLLED);
      assertThat(site.states("data/b")).containsExactly(State.LOADED);
    }
  }

  private static String batched(int seconds) {
    return RULE.replace(
        "\"CSV\"}", "\"CSV\"}, \"Batch\": {\"Window\": {\"DurationInSec\": " + seconds + "}}");
  }

  private static void replace(Site site, int at) {
    site.store().generationsFrom(10);
    site.put(at, "data/a");
  }

  private static void pass(Site site, int from) {
    for (int at = from; at < from + 10; at++) {
      site.tick(at);
      site.warehouse().succeedAll(1);
    }
  }
}
