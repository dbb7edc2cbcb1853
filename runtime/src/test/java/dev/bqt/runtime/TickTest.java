package dev.bqt.runtime;

import static dev.bqt.runtime.fake.Site.BUCKET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.runtime.cloud.FailureKind;
import dev.bqt.runtime.cloud.LiveObjects;
import dev.bqt.runtime.cloud.LoadRequest;
import dev.bqt.runtime.fake.Site;
import dev.bqt.runtime.ledger.JobRow;
import dev.bqt.runtime.ledger.ObjectRow;
import dev.bqt.runtime.ledger.RuleRows.RuleSet;
import dev.bqt.runtime.ledger.Settlement;
import dev.bqt.runtime.ledger.WindowRow;
import dev.bqt.runtime.load.FailedLoads;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The protocol, arrow by arrow, between two doors in memory. */
class TickTest {
  private static final String RULE =
      """
      [{"When": {"Prefix": "/data/", "Suffix": ".json"},
        "Dest": {"Table": "ds.t"},
        "Batch": {"Window": {"DurationInSec": 10}},
        "OnSuccess": [{"Action": "delete"}]}]
      """;
  private static final String MOVE =
      "{\"Action\": \"move\", \"Request\": {\"DestURL\": \"gs://archive/done\"}}";
  private static final String WITHOUT_BATCH =
      """
      [{"When": {"Prefix": "/data/"}, "Dest": {"Table": "ds.t"}}]
      """;

  @Test
  void loadsTheFilesOfAWindowInOneJobAndDeletesThem() {
    try (Site site = new Site(RULE)) {
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
    try (Site site = new Site(RULE)) {
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
    try (Site site = new Site(RULE)) {
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
    try (Site site = new Site(RULE)) {
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
    try (Site site = new Site(WITHOUT_BATCH)) {
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
  void aLostReplyMakesNoSecondJob() {
    try (Site site = new Site(WITHOUT_BATCH)) {
      site.put(1, "data/a.json");
      site.warehouse().loseReplies(true);
      site.tick(4);
      site.tick(8);
      site.warehouse().loseReplies(false);
      site.tick(16);
      assertThat(site.warehouse().requests()).hasSize(3);
      assertThat(site.warehouse().jobs()).hasSize(1);
      site.warehouse().succeedAll(1);
      site.tick(17);
      assertThat(site.states("data/a.json")).containsExactly(ObjectRow.State.LOADED);
    }
  }

  @Test
  void aJobOfOurIdThatSomebodyElseMadeIsNotOurs() {
    try (Site site = new Site(WITHOUT_BATCH)) {
      site.put(1, "data/a.json");
      site.warehouse().refuseNext(FailureKind.AGAIN, "try later");
      site.tick(4);
      site.warehouse().occupy(site.warehouse().requests().get(0).job());
      site.tick(8);
      assertThat(site.states("data/a.json")).containsExactly(ObjectRow.State.FAILED);
      assertThat(site.windows().get(0).state()).isEqualTo(WindowRow.State.FAILED);
      assertThat(site.ledger().read(tx -> tx.jobs().in(JobRow.State.REFUSED)).get(0).reason())
          .contains("other labels or files");
    }
  }

  @Test
  void aFailedJobLeavesItsFilesWhereTheyAre() {
    try (Site site = new Site(RULE)) {
      site.put(1, "data/a.json");
      site.tick(20);
      site.warehouse().failAll(FailureKind.BAD_DATA, "invalid");
      site.tick(21);
      assertThat(site.store().names(BUCKET)).contains("data/a.json");
      assertThat(site.states("data/a.json")).containsExactly(ObjectRow.State.FAILED);
      assertThat(site.windows().get(0).state()).isEqualTo(WindowRow.State.FAILED);
      assertThat(site.store().names("bqt-ops")).anyMatch(name -> name.startsWith("errors/ds.t/"));
      site.tick(30);
      assertThat(site.warehouse().requests()).hasSize(1);
    }
  }

  @Test
  void aJobThatFailedThroughNoFaultOfOursIsTriedAgainUnderANewId() {
    try (Site site = new Site(RULE)) {
      site.put(1, "data/a.json");
      site.put(1, "data/b.json");
      site.tick(20);
      site.store().remove(BUCKET, "data/b.json");
      site.warehouse().failAll(FailureKind.NEW_ID, "jobBackendError");
      site.tick(21);
      site.tick(23);
      LoadRequest again = site.warehouse().requests().get(1);
      assertThat(again.job().id()).endsWith("_00001_load_a2--dispatch");
      assertThat(again.sourceUris()).containsExactly("gs://landing/data/a.json");
      site.warehouse().succeedAll(1);
      site.tick(24);
      assertThat(site.states("data/a.json")).containsExactly(ObjectRow.State.LOADED);
      assertThat(site.states("data/b.json")).containsExactly(ObjectRow.State.GONE);
      assertThat(site.windows().get(0).state()).isEqualTo(WindowRow.State.DONE);
    }
  }

  @Test
  void onlyTheNewestGenerationOfANameIsLoaded() {
    try (Site site = new Site(RULE)) {
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
    try (Site site = new Site(RULE)) {
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
    try (Site site = new Site(RULE)) {
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
    try (Site site = new Site(RULE)) {
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
  void aWindowWithoutItsDatasetFailsWithTheReason() {
    try (Site site = new Site(RULE)) {
      site.warehouse().dropDatasets();
      site.put(1, "data/a.json");
      site.tick(20);
      assertThat(site.windows().get(0).state()).isEqualTo(WindowRow.State.FAILED);
      assertThat(site.windows().get(0).reason()).contains("local.ds");
      assertThat(site.states("data/a.json")).containsExactly(ObjectRow.State.FAILED);
    }
  }

  @Test
  void whatTwoRulesTakeIsRefusedUntilTheRulesAreMended() {
    String second = ", {\"When\": {\"Suffix\": \".json\"}, \"Dest\": {\"Table\": \"ds.u\"}}]";
    try (Site site = new Site(RULE.strip().replaceAll("]$", "") + second)) {
      site.put(1, "data/a.json");
      site.tick(20);
      assertThat(site.states("data/a.json")).containsExactly(ObjectRow.State.REFUSED);
      site.tick(21);
      assertThat(site.warehouse().requests()).isEmpty();
      site.follow(RULE);
      site.tick(22);
      assertThat(site.warehouse().requests()).hasSize(1);
    }
  }

  @Test
  void aScanOfWhatIsKnownWritesNothingAndAsksOncePerPage() {
    try (Site site = new Site(RULE)) {
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
  void aRunnerWithOlderRulesDoesNotScan() {
    try (Site site = new Site(RULE)) {
      site.put(1, "data/a.json");
      site.ledger().commit("test", tx -> tx.rules().use(Map.of("x", "{}"), "newer", Site.START));
      assertThat(site.tick(20)).singleElement().asString().contains("newer set of rules");
      assertThat(site.windows()).isEmpty();
    }
  }

  @Test
  void whoeverUsesTheNewestRulesScansAlsoWhenAnotherHasUsedOlderOnesInBetween() {
    try (Site site = new Site(RULE)) {
      String ours =
          site.ledger().read(tx -> tx.rules().newest()).map(RuleSet::fingerprint).orElseThrow();
      // Another process that follows the same folder of rules is late by a change, and catches up.
      use(site, "older");
      use(site, ours);
      site.put(1, "data/a.json");
      assertThat(site.tick(20)).isEmpty();
      assertThat(site.windows()).hasSize(1);
    }
  }

  @Test
  void whatOlderRulesHaveRefusedInBetweenIsJudgedAnew() {
    String second = ", {\"When\": {\"Suffix\": \".json\"}, \"Dest\": {\"Table\": \"ds.u\"}}]";
    String older = RULE.strip().replaceAll("]$", "") + second;
    try (Site site = new Site(RULE);
        Site late = site.sharing(older)) {
      site.put(1, "data/a.json");
      late.tick(20);
      assertThat(site.states("data/a.json")).containsExactly(ObjectRow.State.REFUSED);
      late.follow(RULE);
      site.tick(21);
      assertThat(site.states("data/a.json")).containsExactly(ObjectRow.State.SUBMITTED);
    }
  }

  private static void use(Site site, String fingerprint) {
    site.ledger().commit("test", tx -> tx.rules().use(Map.of(), fingerprint, Site.START));
  }

  @Test
  void aFailedFileIsLoadedAgainWhenAskedFor() {
    try (Site site = new Site(RULE)) {
      site.put(1, "data/a.json");
      site.put(1, "data/b.json");
      site.tick(20);
      site.warehouse().failAll(FailureKind.BAD_RULE, "notFound");
      site.tick(21);
      site.store().remove(BUCKET, "data/b.json");
      FailedLoads failed = new FailedLoads(site.ledger(), site.warehouse(), site.store());
      assertThat(failed.retry(Site.at(30))).isEqualTo(new FailedLoads.Again(1, List.of()));
      site.tick(31);
      assertThat(site.warehouse().requests().get(1).sourceUris())
          .containsExactly("gs://landing/data/a.json");
      site.warehouse().succeedAll(1);
      site.tick(32);
      assertThat(site.states("data/a.json")).containsExactly(ObjectRow.State.LOADED);
      assertThat(site.states("data/b.json")).containsExactly(ObjectRow.State.GONE);
      assertThat(failed.retry(Site.at(40)).files()).isZero();
    }
  }

  @Test
  void theIdOfARefusedJobIsBurnedBeforeItsFilesAreLoadedUnderAnother() {
    try (Site site = new Site(RULE)) {
      site.put(1, "data/a.json");
      site.warehouse().refuseNext(FailureKind.REFUSED, "no permission");
      site.tick(20);
      assertThat(site.windows().get(0).state()).isEqualTo(WindowRow.State.FAILED);
      new FailedLoads(site.ledger(), site.warehouse(), site.store()).retry(Site.at(30));
      assertThat(site.warehouse().jobs())
          .singleElement()
          .satisfies(job -> assertThat(job.sourceUris()).isEmpty());
      site.tick(31);
      assertThat(site.warehouse().requests().get(1).job())
          .isNotEqualTo(site.warehouse().requests().get(0).job());
    }
  }

  @Test
  void aRefusedJobThatCameToLifeAfterAllIsFollowedToItsEnd() {
    try (Site site = new Site(RULE)) {
      site.put(1, "data/a.json");
      site.warehouse().refuseNext(FailureKind.REFUSED, "no permission");
      site.tick(20);
      site.warehouse().submit(site.warehouse().requests().get(0));
      new FailedLoads(site.ledger(), site.warehouse(), site.store()).retry(Site.at(30));
      site.warehouse().succeedAll(1);
      site.tick(31);
      assertThat(site.warehouse().jobs()).hasSize(1);
      assertThat(site.states("data/a.json")).containsExactly(ObjectRow.State.LOADED);
      assertThat(site.windows()).extracting(WindowRow::state).containsExactly(WindowRow.State.DONE);
    }
  }

  @Test
  void aFailedStepIsRunAgainWhenAskedFor() {
    String rule = RULE.replace("{\"Action\": \"delete\"}", MOVE);
    try (Site site = new Site(rule)) {
      site.put(1, "data/a.json");
      site.tick(20);
      site.store().put("archive", "done/data/a.json", "somebody else's");
      site.warehouse().succeedAll(1);
      site.tick(21);
      assertThat(site.windows().get(0).state()).isEqualTo(WindowRow.State.FAILED);
      site.store().remove("archive", "done/data/a.json");
      new FailedLoads(site.ledger(), site.warehouse(), site.store()).retry(Site.at(30));
      site.tick(31);
      assertThat(site.windows().get(0).state()).isEqualTo(WindowRow.State.DONE);
      assertThat(site.store().names("archive")).containsExactly("done/data/a.json");
      assertThat(site.warehouse().requests()).hasSize(1);
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
    Site site = new Site(RULE);
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

  @Test
  void aWindowThatIsOpenedAtItsVeryEndHasTheNameThatAFunctionGivesIt() {
    try (Site site = new Site(RULE);
        Site inTime = new Site(RULE)) {
      site.put(1, "data/a.json");
      site.tick(10);
      inTime.put(1, "data/a.json");
      inTime.tick(9);
      assertThat(site.windows().get(0).key()).isEqualTo(inTime.windows().get(0).key());
      assertThat(site.windows().get(0).journal()).isEqualTo(inTime.windows().get(0).journal());
    }
  }

  @Test
  void theFilesOfAWindowAreWrittenOnceHoweverOftenItsJobIsAskedFor() {
    try (Site site = new Site(RULE)) {
      site.put(1, "data/a.json");
      site.tick(4);
      site.warehouse().loseReplies(true);
      site.tick(12);
      List<Long> shown = generationsOfOps(site);
      site.tick(20);
      site.tick(40);
      assertThat(site.warehouse().requests()).hasSizeGreaterThan(1);
      assertThat(generationsOfOps(site)).isEqualTo(shown);
    }
  }

  private static List<Long> generationsOfOps(Site site) {
    return new LiveObjects(site.store())
        .of("bqt-ops", site.store().names("bqt-ops")).values().stream()
            .map(object -> object.version().generation())
            .sorted()
            .toList();
  }
}
