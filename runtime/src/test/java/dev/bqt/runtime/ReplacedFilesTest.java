package dev.bqt.runtime;

import static dev.bqt.runtime.fake.Rules.BATCHED;
import static dev.bqt.runtime.fake.Site.BUCKET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.runtime.fake.Site;
import dev.bqt.runtime.ledger.ObjectRow;
import dev.bqt.runtime.ledger.Settlement;
import dev.bqt.runtime.ledger.WindowRow;
import org.junit.jupiter.api.Test;

/** Names whose content is replaced or deleted, before, during and after a load. */
class ReplacedFilesTest {
  @Test
  void onlyTheNewestGenerationOfANameIsLoaded() {
    try (Site site = new Site(BATCHED)) {
      site.put(1, "data/a.json");
      site.tick(4);
      site.put(5, "data/a.json");
      site.tick(8);
      site.tick(12);
      assertThat(site.warehouse().requests()).hasSize(1);
      assertThat(site.states("data/a.json"))
          .containsExactly(ObjectRow.State.SUPERSEDED, ObjectRow.State.SUBMITTED);
    }
  }

  @Test
  void whatWasDeletedBeforeItsLoadIsGone() {
    try (Site site = new Site(BATCHED)) {
      site.put(1, "data/a.json");
      site.tick(4);
      site.store().remove(BUCKET, "data/a.json");
      site.tick(12);
      assertThat(site.warehouse().requests()).isEmpty();
      assertThat(site.states("data/a.json")).containsExactly(ObjectRow.State.GONE);
      assertThat(site.windows().get(0).state()).isEqualTo(WindowRow.State.DONE);
    }
  }

  @Test
  void whatIsReplacedWhileItIsLoadedIsHeldAndNothingIsDeleted() {
    try (Site site = new Site(BATCHED)) {
      site.put(1, "data/a.json");
      site.put(1, "data/b.json");
      site.tick(20);
      site.put(21, "data/a.json");
      site.tick(22);
      site.warehouse().succeedAll(1);
      site.tick(23);
      assertThat(site.windows().get(0).state()).isEqualTo(WindowRow.State.AMBIGUOUS);
      assertThat(site.states("data/a.json"))
          .containsExactly(ObjectRow.State.HELD, ObjectRow.State.HELD);
      assertThat(site.store().names(BUCKET)).contains("data/a.json", "data/b.json");
      site.put(40, "data/a.json");
      site.tick(60);
      assertThat(site.states("data/a.json")).containsOnly(ObjectRow.State.HELD);
      assertThat(site.warehouse().requests()).hasSize(1);
    }
  }

  @Test
  void aNameIsNotLoadedAgainBeforeItsLastLoadHasEnded() {
    try (Site site = new Site(BATCHED)) {
      site.put(1, "data/a.json");
      site.tick(20);
      site.warehouse().succeedAll(1);
      site.tick(21);
      assertThat(site.windows().get(0).state()).isEqualTo(WindowRow.State.DONE);
      site.put(22, "data/a.json");
      site.tick(40);
      assertThat(site.warehouse().requests()).hasSize(2);
      site.warehouse().succeedAll(1);
      site.tick(41);
      assertThat(site.states("data/a.json"))
          .containsExactly(ObjectRow.State.LOADED, ObjectRow.State.LOADED);
    }
  }

  @Test
  void aPersonSaysThatTheTableHasTheOldContent() {
    try (Site site = replacedWhileLoaded()) {
      settle(site, Settlement.InTable.OLD);
      site.tick(60);
      assertThat(site.windows().get(0).state()).isEqualTo(WindowRow.State.DONE);
      site.tick(61);
      assertThat(site.states("data/a.json"))
          .containsExactly(ObjectRow.State.LOADED, ObjectRow.State.SUBMITTED);
      site.warehouse().succeedAll(1);
      site.tick(62);
      assertThat(site.states("data/a.json")).containsOnly(ObjectRow.State.LOADED);
      assertThat(site.store().names(BUCKET)).containsExactly("made");
    }
  }

  @Test
  void aPersonSaysThatTheTableHasTheNewContent() {
    try (Site site = replacedWhileLoaded()) {
      settle(site, Settlement.InTable.NEW);
      site.tick(60);
      assertThat(site.windows().get(0).state()).isEqualTo(WindowRow.State.DONE);
      assertThat(site.states("data/a.json"))
          .containsExactly(ObjectRow.State.SUPERSEDED, ObjectRow.State.LOADED);
      assertThat(site.warehouse().requests()).hasSize(1);
    }
  }

  private static Site replacedWhileLoaded() {
    Site site = new Site(BATCHED);
    site.put(1, "data/a.json");
    site.tick(20);
    site.put(21, "data/a.json");
    site.warehouse().succeedAll(1);
    site.tick(22);
    assertThat(site.windows().get(0).state()).isEqualTo(WindowRow.State.AMBIGUOUS);
    return site;
  }

  private static void settle(Site site, Settlement.InTable content) {
    Settlement settlement = new Settlement(site.ledger());
    assertThat(settlement.settle(BUCKET, "data/a.json", content, Site.at(50))).isPresent();
    assertThat(settlement.settle(BUCKET, "data/a.json", content, Site.at(51))).isEmpty();
  }
}
