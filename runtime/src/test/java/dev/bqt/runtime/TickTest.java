package dev.bqt.runtime;

import static dev.bqt.runtime.fake.Rules.BATCHED;
import static dev.bqt.runtime.fake.Rules.SINGLE;
import static dev.bqt.runtime.fake.Site.BUCKET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.runtime.cloud.FailureKind;
import dev.bqt.runtime.cloud.LoadRequest;
import dev.bqt.runtime.fake.Site;
import dev.bqt.runtime.ledger.ObjectRow;
import dev.bqt.runtime.ledger.WindowRow;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The protocol, arrow by arrow, between two doors in memory: how files come into windows. */
class TickTest {
  @Test
  void loadsTheFilesOfAWindowInOneJobAndDeletesThem() {
    try (Site site = new Site(BATCHED)) {
      site.put(1, "data/a.json");
      site.tick(4);
      site.put(9, "data/b.json");
      site.tick(11);
      assertThat(site.warehouse().requests()).isEmpty();
      site.tick(12);
      assertThat(site.warehouse().requests()).hasSize(1);
      LoadRequest request = site.warehouse().requests().get(0);
      assertThat(request.sourceUris())
          .containsExactly("gs://landing/data/a.json", "gs://landing/data/b.json");
      assertThat(request.job().id()).matches("ds_t--[0-9]+_00001_load--dispatch");
      site.tick(13);
      assertThat(site.store().names(BUCKET)).contains("data/a.json");
      site.warehouse().succeedAll(7);
      site.tick(14);
      assertThat(site.store().names(BUCKET)).containsExactly("made");
      assertThat(site.windows()).extracting(WindowRow::state).containsExactly(WindowRow.State.DONE);
      assertThat(site.states("data/a.json")).containsExactly(ObjectRow.State.LOADED);
    }
  }

  @Test
  void aFileOnTheBoundaryBelongsToTheNextWindow() {
    try (Site site = new Site(BATCHED)) {
      site.put(9.999, "data/a.json");
      site.put(10, "data/b.json");
      site.tick(10);
      assertThat(site.windows())
          .extracting(window -> window.key().end())
          .containsExactly(Site.at(10), Site.at(20));
    }
  }

  @Test
  void allThatComesLateInOneScanSharesACatchUpWindowThatClosesAtOnce() {
    try (Site site = new Site(BATCHED)) {
      site.put(1, "data/a.json");
      site.put(21, "data/b.json");
      site.put(31, "data/c.json");
      site.tick(100);
      assertThat(site.windows())
          .extracting(window -> window.key().end())
          .containsExactly(Site.at(100));
      assertThat(site.warehouse().requests()).hasSize(1);
      assertThat(site.warehouse().requests().get(0).sourceUris()).hasSize(3);
    }
  }

  @Test
  void whatSettlesRightAfterTheEndStillJoinsItsWindow() {
    try (Site site = new Site(BATCHED)) {
      site.put(1, "data/a.json");
      site.tick(4);
      site.put(9.5, "data/b.json");
      site.tick(11.9);
      site.tick(12);
      assertThat(site.windows()).hasSize(1);
      assertThat(site.warehouse().requests().get(0).sourceUris()).hasSize(2);
    }
  }

  @Test
  void aRuleWithoutBatchLoadsEachObjectByItself() {
    try (Site site = new Site(SINGLE)) {
      site.put(1, "data/a.json");
      site.put(1, "data/b.json");
      site.tick(4);
      assertThat(site.warehouse().requests())
          .extracting(LoadRequest::sourceUris)
          .containsExactlyInAnyOrder(
              List.of("gs://landing/data/a.json"), List.of("gs://landing/data/b.json"));
      site.warehouse().succeedAll(1);
      site.tick(5);
      assertThat(site.windows()).extracting(WindowRow::state).containsOnly(WindowRow.State.DONE);
      site.tick(6);
      assertThat(site.warehouse().requests()).hasSize(2);
    }
  }

  @Test
  void aScanOfWhatIsKnownWritesNothingAndAsksOncePerPage() {
    try (Site site = new Site(BATCHED)) {
      site.put(1, "data/a.json");
      site.tick(20);
      site.warehouse().failAll(FailureKind.BAD_DATA, "invalid");
      site.tick(21);
      site.tick(200);
      int before = site.store().calls();
      int changes = site.changes().size();
      site.tick(201);
      assertThat(site.store().calls() - before).as("one bucket list, one page").isEqualTo(2);
      assertThat(site.changes()).hasSize(changes);
    }
  }

  @Test
  void aWindowThatIsOpenedAtItsVeryEndHasTheNameThatAFunctionGivesIt() {
    try (Site site = new Site(BATCHED);
        Site inTime = new Site(BATCHED)) {
      site.put(1, "data/a.json");
      site.tick(10);
      inTime.put(1, "data/a.json");
      inTime.tick(9);
      assertThat(site.windows().get(0).key()).isEqualTo(inTime.windows().get(0).key());
      assertThat(site.windows().get(0).journal()).isEqualTo(inTime.windows().get(0).journal());
    }
  }
}
