package dev.bqt.runtime;

import static dev.bqt.runtime.fake.Rules.BATCHED;
import static dev.bqt.runtime.fake.Site.BUCKET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.runtime.cloud.FailureKind;
import dev.bqt.runtime.fake.Site;
import dev.bqt.runtime.ledger.ObjectRow;
import dev.bqt.runtime.ledger.WindowRow;
import dev.bqt.runtime.load.FailedLoads;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Files and steps that failed are tried again when somebody asks for it. */
class RetryFailedTest {
  private static final String MOVE =
      "{\"Action\": \"move\", \"Request\": {\"DestURL\": \"gs://archive/done\"}}";

  @Test
  void aFailedFileIsLoadedAgainWhenAskedFor() {
    try (Site site = new Site(BATCHED)) {
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
    try (Site site = new Site(BATCHED)) {
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
    try (Site site = new Site(BATCHED)) {
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
    String rule = BATCHED.replace("{\"Action\": \"delete\"}", MOVE);
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
}
