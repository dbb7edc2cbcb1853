package dev.bqt.runtime;

import static dev.bqt.runtime.fake.Site.BUCKET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.runtime.cloud.CloudFailure;
import dev.bqt.runtime.cloud.FailureKind;
import dev.bqt.runtime.cloud.JobReport;
import dev.bqt.runtime.cloud.LiveObjects;
import dev.bqt.runtime.cloud.LoadRequest;
import dev.bqt.runtime.cloud.StoredObject;
import dev.bqt.runtime.fake.Site;
import dev.bqt.runtime.ledger.JobRow;
import dev.bqt.runtime.ledger.ObjectRow;
import dev.bqt.runtime.ledger.ObjectRow.State;
import dev.bqt.runtime.ledger.WindowRow;
import dev.bqt.runtime.load.FailedLoads;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * BigQuery refuses a job, and the cause is mended. A process that has slept since before it was
 * refused asks for it once more: by then nothing of it may be loaded a second time.
 */
class RefusedJobsTest {
  private static final String RULE =
      """
      [{"When": {"Prefix": "/data/"}, "Dest": {"Table": "ds.t", "SourceFormat": "CSV"}}]
      """;

  @Test
  void whatIsRefusedWhileOthersAreRetriedStaysFailed() {
    AtomicReference<Runnable> another = new AtomicReference<>(() -> {});
    Consumer<String> meanwhile =
        arrow -> {
          if (arrow.equals("job.burn.after")) {
            another.getAndSet(() -> {}).run();
          }
        };
    try (Site site = new Site(RULE, meanwhile)) {
      refuse(site, 1, "data/a");
      another.set(() -> refuse(site, 6, "data/b"));
      failedLoads(site).retry(Site.at(10));
      assertThat(site.states("data/a")).as("forgotten").isEmpty();
      assertThat(site.states("data/b")).containsExactly(State.FAILED);
      assertThat(failedLoads(site).retry(Site.at(11)).files()).isEqualTo(1);
    }
  }

  @Test
  void moreThanAPageOfFailedFilesAreRetried() {
    try (Site site = new Site(RULE)) {
      site.endsInTheMidst("ten thousand windows would be loaded");
      for (int number = 0; number <= 10_000; number++) {
        site.put(1, "data/%05d".formatted(number));
      }
      List<ObjectRow> failed =
          new LiveObjects(site.store())
              .of(BUCKET, site.store().names(BUCKET)).values().stream()
                  .filter(object -> object.version().name().startsWith("data/"))
                  .map(RefusedJobsTest::failed)
                  .toList();
      site.ledger()
          .commit(
              "test",
              tx -> {
                tx.objects().enroll(failed);
                return failed;
              });
      assertThat(failedLoads(site).retry(Site.at(10)).files()).isEqualTo(10_001);
      assertThat(site.objects()).isEmpty();
    }
  }

  private static ObjectRow failed(StoredObject object) {
    return new ObjectRow(
        BUCKET,
        object.version().name(),
        object.version().generation(),
        State.FAILED,
        null,
        null,
        object.sizeBytes(),
        object.timeCreated(),
        1,
        "invalid");
  }

  private static void refuse(Site site, int at, String name) {
    site.put(at, name);
    site.warehouse().refuseNext(FailureKind.REFUSED, "no permission");
    site.tick(at + 2);
    site.tick(at + 3);
    assertThat(site.states(name)).containsExactly(State.FAILED);
  }

  @Test
  void newContentIsNotLoadedTwice() {
    try (Site site = refused("data/a")) {
      site.put(10, "data/a");
      site.tick(11);
      assertThat(loadsOnceTheSleeperWakes(site)).hasSize(1);
      site.warehouse().succeedAll(1);
      site.tick(12);
      assertThat(site.states("data/a")).containsExactly(State.FAILED, State.LOADED);
    }
  }

  @Test
  void newContentAfterADeletionIsNotLoadedTwice() {
    try (Site site = refused("data/a")) {
      site.store().remove(BUCKET, "data/a");
      failedLoads(site).forgetVanished(Site.at(9));
      assertThat(site.states("data/a")).containsExactly(State.GONE);
      site.put(10, "data/a");
      site.tick(11);
      assertThat(loadsOnceTheSleeperWakes(site)).hasSize(1);
    }
  }

  @Test
  void whatWasOutOfSightForAWhileIsNotLoadedTwice() {
    try (Site site = refused("data/a")) {
      site.store().hide(BUCKET, "data/a");
      failedLoads(site).forgetVanished(Site.at(9));
      site.store().show(BUCKET, "data/a");
      site.tick(11);
      assertThat(loadsOnceTheSleeperWakes(site)).hasSize(1);
    }
  }

  @Test
  void whatCannotBeBurnedDoesNotVanish() {
    try (Site site = refused("data/a")) {
      site.warehouse().refuseToBurn(first(site).job(), answer(FailureKind.REFUSED, 403));
      site.store().hide(BUCKET, "data/a");
      failedLoads(site).forgetVanished(Site.at(9));
      assertThat(site.states("data/a")).containsExactly(State.FAILED);
    }
  }

  @Test
  void newContentWaitsUntilTheIdIsUsedUp() {
    try (Site site = refused("data/a")) {
      site.warehouse().refuseToBurn(first(site).job(), answer(FailureKind.AGAIN, 503));
      site.put(10, "data/a");
      site.tick(11);
      assertThat(loadsOnceTheSleeperWakes(site)).as("its own").hasSize(1);
      assertThat(site.windows().get(1).state()).isEqualTo(WindowRow.State.OPEN);
      assertThat(site.windows().get(1).reason()).isEqualTo("not burned");
    }
  }

  @Test
  void newContentFailsWhereTheIdCannotBeUsedUp() {
    try (Site site = refused("data/a")) {
      site.warehouse().refuseToBurn(first(site).job(), answer(FailureKind.REFUSED, 403));
      site.put(10, "data/a");
      site.tick(11);
      assertThat(site.states("data/a")).containsExactly(State.FAILED, State.FAILED);
      assertThat(site.windows().get(1).reason()).isEqualTo("not burned");
      assertThat(site.warehouse().jobs()).isEmpty();
    }
  }

  @Test
  void oneThatHasComeToLifeIsFollowedAndAPersonDecides() {
    try (Site site = refused("data/a")) {
      site.put(10, "data/a");
      assertThat(loadsOnceTheSleeperWakes(site)).hasSize(1);
      site.tick(11);
      site.tick(12);
      site.warehouse().succeedAll(1);
      site.tick(13);
      site.tick(14);
      assertThat(loads(site)).hasSize(1);
      assertThat(site.states("data/a")).containsExactly(State.HELD, State.HELD);
    }
  }

  @Test
  void aRetryGoesOnWithTheOthersWhenOneIdCannotBeUsedUp() {
    try (Site site = refused("data/a", "data/b", "data/c")) {
      LoadRequest stuck = first(site);
      site.warehouse().refuseToBurn(stuck.job(), answer(FailureKind.REFUSED, 403));
      FailedLoads.Again again = failedLoads(site).retry(Site.at(9));
      assertThat(again.files()).isEqualTo(2);
      assertThat(again.left())
          .containsExactly(
              "the files of job "
                  + stuck.job().id()
                  + " stay failed: it was refused, and may come to life as long as its id is not"
                  + " used up: not burned");
      site.tick(10);
      assertThat(loads(site)).hasSize(2);
      assertThat(site.states("data/a")).containsExactly(State.FAILED);
    }
  }

  @Test
  void isBurnedOnce() {
    try (Site site = refused("data/a")) {
      site.put(10, "data/a");
      site.tick(11);
      assertThat(jobs(site, JobRow.State.BURNED)).hasSize(1);
      assertThat(jobs(site, JobRow.State.REFUSED)).isEmpty();
    }
  }

  /** Each name in a job that BigQuery has refused. */
  private static Site refused(String... names) {
    Site site = new Site(RULE);
    for (String name : names) {
      site.put(1, name);
      site.warehouse().refuseNext(FailureKind.REFUSED, "no permission");
    }
    site.tick(4);
    site.tick(5);
    assertThat(jobs(site, JobRow.State.REFUSED)).hasSize(names.length);
    return site;
  }

  private static List<JobRow> jobs(Site site, JobRow.State state) {
    return site.ledger().read(tx -> tx.jobs().briefly(state));
  }

  private static LoadRequest first(Site site) {
    return site.warehouse().requests().stream()
        .filter(request -> request.sourceUris().contains("gs://landing/data/a"))
        .findFirst()
        .orElseThrow();
  }

  private static List<JobReport> loadsOnceTheSleeperWakes(Site site) {
    site.warehouse().submit(first(site));
    return loads(site);
  }

  private static List<JobReport> loads(Site site) {
    return site.warehouse().jobs().stream().filter(job -> !job.sourceUris().isEmpty()).toList();
  }

  private static CloudFailure answer(FailureKind kind, int status) {
    return new CloudFailure(kind, status, "test", "not burned", null);
  }

  private static FailedLoads failedLoads(Site site) {
    return new FailedLoads(site.ledger(), site.warehouse(), site.store());
  }
}
