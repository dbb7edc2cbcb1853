package dev.bqt.runtime;

import static dev.bqt.runtime.fake.Site.BUCKET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.runtime.cloud.FailureKind;
import dev.bqt.runtime.cloud.JobName;
import dev.bqt.runtime.cloud.LoadRequest;
import dev.bqt.runtime.fake.Site;
import dev.bqt.runtime.ledger.JobRow;
import dev.bqt.runtime.ledger.ObjectRow;
import dev.bqt.runtime.ledger.WindowRow;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a hostile world does to the protocol. */
class AdversityTest {
  private static final String RULE =
      """
      [{"When": {"Prefix": "/data/", "Suffix": ".json"},
        "Dest": {"Table": "ds.t"},
        "Batch": {"Window": {"DurationInSec": 10}},
        "OnSuccess": [{"Action": "delete"}],
        "OnFailure": [{"Action": "delete"}]}]
      """;

  @Test
  void noAnswerForHoursNeverMeansThatAJobWasRefused() {
    try (Site site = new Site(RULE)) {
      site.put(1, "data/a.json");
      site.warehouse().loseReplies(true);
      for (int second = 20; second < 4000; second += 10) {
        site.tick(second);
      }
      assertThat(site.store().names(BUCKET)).contains("data/a.json");
      List<JobRow> planned = site.ledger().read(tx -> tx.jobs().briefly(JobRow.State.PLANNED));
      assertThat(planned).hasSize(1);
      site.warehouse().loseReplies(false);
      site.tick(4040);
      site.warehouse().succeedAll(1);
      site.tick(4041);
      assertThat(site.warehouse().jobs()).hasSize(1);
      assertThat(site.states("data/a.json")).containsExactly(ObjectRow.State.LOADED);
    }
  }

  @Test
  void anInsertThatBigQueryFailsItselfIsRepeatedUnderANewIdWhenTheOldOneIsUsedUp() {
    try (Site site = new Site(RULE)) {
      site.put(1, "data/a.json");
      site.warehouse().refuseNext(FailureKind.NEW_ID, "jobInternalError");
      site.tick(20);
      site.tick(40);
      List<JobName> asked =
          site.warehouse().requests().stream().map(LoadRequest::job).distinct().toList();
      assertThat(asked).hasSize(2);
      assertThat(site.warehouse().job(asked.get(0)).orElseThrow().sourceUris()).isEmpty();
      site.warehouse().succeed(asked.get(1), 1);
      site.tick(41);
      assertThat(site.states("data/a.json")).containsExactly(ObjectRow.State.LOADED);
    }
  }

  @Test
  void whatBigQueryFailsAgainAndAgainIsGivenUpAndItsFilesStay() {
    try (Site site = new Site(RULE)) {
      site.put(1, "data/a.json");
      for (int time = 0; time < 40; time++) {
        site.warehouse().refuseNext(FailureKind.NEW_ID, "jobInternalError");
      }
      for (int second = 20; second < 20_000; second += 100) {
        site.tick(second);
      }
      assertThat(site.warehouse().requests()).hasSize(30).doesNotHaveDuplicates();
      assertThat(site.windows().get(0).state()).isEqualTo(WindowRow.State.FAILED);
      assertThat(site.states("data/a.json")).containsExactly(ObjectRow.State.FAILED);
      assertThat(site.store().names(BUCKET)).contains("data/a.json");
    }
  }

  @Test
  void aFileThatIsDeletedBeforeItsJobReadsItDoesNotTakeTheOthersWithIt() {
    try (Site site = new Site(RULE)) {
      site.put(1, "data/a.json");
      site.put(1, "data/b.json");
      site.tick(20);
      site.store().remove(BUCKET, "data/a.json");
      site.warehouse().failAll(FailureKind.BAD_RULE, "notFound");
      site.tick(21);
      site.tick(30);
      site.warehouse().succeedAll(1);
      site.tick(31);
      assertThat(site.states("data/a.json")).containsExactly(ObjectRow.State.GONE);
      assertThat(site.states("data/b.json")).containsExactly(ObjectRow.State.LOADED);
    }
  }

  @Test
  void aQuotaThatIsUsedUpForADayIsWaitedForAndTakesNoFilesAway() {
    try (Site site = new Site(RULE)) {
      site.put(1, "data/a.json");
      for (int second = 20; second < 86_400; second += 300) {
        site.tick(second);
        site.warehouse().failAll(FailureKind.AGAIN_LATER, "quotaExceeded");
      }
      assertThat(site.states("data/a.json").get(0))
          .isIn(ObjectRow.State.ENROLLED, ObjectRow.State.SUBMITTED);
      assertThat(site.store().names(BUCKET)).contains("data/a.json");
    }
  }

  @Test
  void theFilesOfAJobThatWasNotTakenStayUntouched() {
    try (Site site = new Site(RULE)) {
      site.put(1, "data/a.json");
      site.warehouse().refuseNext(FailureKind.REFUSED, "no permission");
      site.tick(20);
      site.tick(21);
      assertThat(site.windows().get(0).state()).isEqualTo(WindowRow.State.FAILED);
      assertThat(site.store().names(BUCKET)).contains("data/a.json");
    }
  }

  @Test
  void theFilesOfAJobThatFailedAreGivenToTheFailureSteps() {
    try (Site site = new Site(RULE)) {
      site.put(1, "data/a.json");
      site.tick(20);
      site.warehouse().failAll(FailureKind.BAD_DATA, "invalid");
      site.tick(21);
      assertThat(site.store().names(BUCKET)).doesNotContain("data/a.json");
    }
  }

  @Test
  void aReasonOfAnyLengthIsWrittenDown() {
    try (Site site = new Site(RULE)) {
      site.put(1, "data/a.json");
      site.tick(20);
      site.warehouse().failAll(FailureKind.BAD_DATA, "x".repeat(100_000));
      site.tick(21);
      assertThat(site.windows().get(0).state()).isEqualTo(WindowRow.State.FAILED);
      assertThat(site.objects().get(0).state()).isEqualTo(ObjectRow.State.FAILED);
    }
  }

  @Test
  void aRefusalThatNamesManyRulesIsWrittenDown() {
    String rules =
        IntStream.range(0, 200)
            .mapToObj(
                n ->
                    """
                    {"Info": {"Workflow": "%s-%d"}, "When": {"Prefix": "/data/"},
                     "Dest": {"Table": "ds.t"}}"""
                        .formatted("a-long-name".repeat(5), n))
            .toList()
            .toString();
    try (Site site = new Site(rules)) {
      site.put(1, "data/a.json");
      assertThat(site.tick(20)).isEmpty();
      assertThat(site.states("data/a.json")).containsExactly(ObjectRow.State.REFUSED);
    }
  }

  @Test
  void aNewGenerationWaitsForTheJobThatNamesTheOld() {
    try (Site site = new Site(RULE)) {
      site.put(1, "data/a.json");
      site.tick(20);
      site.put(31, "data/a.json");
      for (int second = 34; second < 60; second++) {
        site.tick(second);
      }
      assertThat(site.warehouse().requests()).hasSize(1);
      assertThat(site.states("data/a.json"))
          .containsExactly(ObjectRow.State.SUBMITTED, ObjectRow.State.ENROLLED);
    }
  }

  @Test
  void whatWasGivenUpForLostAndIsThereAgainIsLoaded() {
    try (Site site = new Site(RULE)) {
      site.put(1, "data/a.json");
      site.tick(4);
      MovedAway away = new MovedAway(site, "data/a.json");
      site.tick(12);
      assertThat(site.states("data/a.json")).containsExactly(ObjectRow.State.GONE);
      away.back();
      site.tick(30);
      site.warehouse().succeedAll(1);
      site.tick(31);
      assertThat(site.states("data/a.json")).containsExactly(ObjectRow.State.LOADED);
    }
  }

  @Test
  void aCatchUpWindowTakesNoNameThatALegacyFunctionCouldWant() {
    try (Site site = new Site(RULE)) {
      site.put(1, "data/a.json");
      site.tick(4);
      site.put(11, "data/b.json");
      site.tick(30);
      List<WindowRow> windows = site.windows();
      assertThat(windows).hasSize(2);
      assertThat(windows.get(1).key().nameHash()).isEqualTo(windows.get(0).key().nameHash());
      String hash = Long.toString(windows.get(0).key().nameHash());
      assertThat(windows.get(0).journal().name()).contains(hash);
      assertThat(windows.get(1).journal().name()).doesNotContain(hash);
    }
  }

  @Test
  void anEditedRuleOpensAWindowOfItsOwnUnderASaltedName() {
    try (Site site = new Site(RULE)) {
      site.put(1, "data/a.json");
      site.tick(4);
      site.follow(RULE.replace("\"ds.t\"", "\"ds.t\", \"maxBadRecords\": 3"));
      site.put(5, "data/b.json");
      site.tick(8);
      assertThat(site.windows())
          .extracting(window -> window.journal().name())
          .doesNotHaveDuplicates();
      site.tick(12);
      assertThat(site.warehouse().requests()).hasSize(2);
      site.warehouse().succeedAll(1);
      site.tick(13);
      assertThat(site.objects())
          .filteredOn(object -> object.name().startsWith("data/"))
          .extracting(ObjectRow::state)
          .containsOnly(ObjectRow.State.LOADED);
    }
  }

  @Test
  void anOpenWindowOfABucketThatIsGoneIsPutOffWithTheReason() {
    try (Site site = new Site(RULE)) {
      site.put(1, "data/a.json");
      site.tick(4);
      site.store().hide(BUCKET);
      site.tick(100);
      assertThat(site.windows().get(0).reason()).contains("has not been scanned");
      assertThat(site.windows().get(0).retry().tries()).isEqualTo(1);
      site.store().show(BUCKET);
      site.tick(110);
      assertThat(site.warehouse().requests()).hasSize(1);
    }
  }

  @Test
  void aRuleDoesNotTakeWhatItHasMovedItself() {
    String rule =
        """
        [{"When": {"Prefix": "/data/"}, "Dest": {"Table": "ds.t", "SourceFormat": "CSV"},
          "OnSuccess": [{"Action": "move", "Request": {"DestURL": "gs://done"}}]}]
        """;
    try (Site site = new Site(rule)) {
      site.put(1, "data/a");
      site.tick(20);
      site.warehouse().succeedAll(1);
      for (int second = 21; second < 40; second++) {
        site.tick(second);
      }
      assertThat(site.store().names("done")).containsExactly("data/a");
      assertThat(site.warehouse().requests()).hasSize(1);
    }
  }

  /** An object that is out of sight for a while, in the very same generation. */
  private record MovedAway(Site site, String name) {
    MovedAway {
      site.store().hide(BUCKET, name);
    }

    void back() {
      site.store().show(BUCKET, name);
    }
  }
}
