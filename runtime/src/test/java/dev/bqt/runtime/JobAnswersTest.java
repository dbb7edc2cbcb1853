package dev.bqt.runtime;

import static dev.bqt.runtime.fake.Rules.BATCHED;
import static dev.bqt.runtime.fake.Rules.SINGLE;
import static dev.bqt.runtime.fake.Site.BUCKET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.runtime.cloud.FailureKind;
import dev.bqt.runtime.cloud.LiveObjects;
import dev.bqt.runtime.cloud.LoadRequest;
import dev.bqt.runtime.fake.Site;
import dev.bqt.runtime.ledger.JobRow;
import dev.bqt.runtime.ledger.ObjectRow;
import dev.bqt.runtime.ledger.WindowRow;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What BigQuery says of a job, or does not say. */
class JobAnswersTest {
  @Test
  void aLostReplyMakesNoSecondJob() {
    try (Site site = new Site(SINGLE)) {
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
    try (Site site = new Site(SINGLE)) {
      site.put(1, "data/a.json");
      site.warehouse().refuseNext(FailureKind.AGAIN, "try later");
      site.tick(4);
      site.warehouse().occupy(site.warehouse().requests().get(0).job());
      site.tick(8);
      assertThat(site.states("data/a.json")).containsExactly(ObjectRow.State.FAILED);
      assertThat(site.windows().get(0).state()).isEqualTo(WindowRow.State.FAILED);
      assertThat(site.ledger().read(tx -> tx.jobs().briefly(JobRow.State.REFUSED)).get(0).reason())
          .contains("other labels or files");
    }
  }

  @Test
  void aFailedJobLeavesItsFilesWhereTheyAre() {
    try (Site site = new Site(BATCHED)) {
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
    try (Site site = new Site(BATCHED)) {
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
  void aWindowWithoutItsDatasetFailsWithTheReason() {
    try (Site site = new Site(BATCHED)) {
      site.warehouse().dropDatasets();
      site.put(1, "data/a.json");
      site.tick(20);
      assertThat(site.windows().get(0).state()).isEqualTo(WindowRow.State.FAILED);
      assertThat(site.windows().get(0).reason()).contains("local.ds");
      assertThat(site.states("data/a.json")).containsExactly(ObjectRow.State.FAILED);
    }
  }

  @Test
  void theFilesOfAWindowAreWrittenOnceHoweverOftenItsJobIsAskedFor() {
    try (Site site = new Site(BATCHED)) {
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
