package dev.bqt.runtime;

import static dev.bqt.runtime.fake.Site.BUCKET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bqt.runtime.cloud.FailureKind;
import dev.bqt.runtime.cloud.ObjectStore;
import dev.bqt.runtime.fake.Site;
import dev.bqt.runtime.ledger.ObjectRow;
import dev.bqt.runtime.ledger.ObjectRow.State;
import dev.bqt.runtime.ledger.StaleRow;
import dev.bqt.runtime.ledger.Transition;
import dev.bqt.runtime.load.FailedLoads;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What one process has seen is old by the time it is written: another one has been there since. */
class OvertakenTest {
  private static final String RULE =
      """
      [{"When": {"Prefix": "/data/"}, "Dest": {"Table": "ds.t", "SourceFormat": "CSV"}}]
      """;

  @Test
  void whatIsLoadedMeanwhileIsNotTakenForGone() {
    try (Site site = failed()) {
      site.store().hide(BUCKET, "data/a");
      failedLoads(site, () -> loadAgain(site)).forgetVanished(Site.at(9));
      assertIsLoadedOnce(site);
    }
  }

  @Test
  void whatIsLoadedMeanwhileIsNotTakenForGoneByARetryEither() {
    try (Site site = failed()) {
      site.store().hide(BUCKET, "data/a");
      failedLoads(site, () -> loadAgain(site)).retry(Site.at(9));
      assertIsLoadedOnce(site);
    }
  }

  @Test
  void whatHasFailedOnceMoreMeanwhileIsNotForgottenForItsFirstFailure() {
    try (Site site = failed()) {
      FailedLoads.Again again =
          failedLoads(
                  site,
                  () -> {
                    // Its new job was refused, so its id has to be used up first.
                    failedLoads(site, () -> {}).retry(Site.at(10));
                    site.warehouse().refuseNext(FailureKind.REFUSED, "no permission");
                    site.tick(11);
                  })
              .retry(Site.at(9));
      assertThat(again.files()).isZero();
      assertThat(site.states("data/a")).containsExactly(State.FAILED);
    }
  }

  @Test
  void aTransitionFromAnotherStateIsNotMade() {
    try (Site site = failed()) {
      ObjectRow object = site.objects().get(0);
      List<Transition> late =
          List.of(
              new Transition(object.to(State.ENROLLED, null), object.to(State.GONE, "late")),
              new Transition(object.in("another job"), object.to(State.GONE, "late")));
      List<Transition> lost =
          site.ledger().commit("test", tx -> tx.transitions().makeWhereUnchanged(late));
      assertThat(lost).isEqualTo(late);
      assertThatThrownBy(
              () ->
                  site.ledger()
                      .commit(
                          "test",
                          tx -> {
                            tx.transitions().make(late);
                            return late;
                          }))
          .isInstanceOf(StaleRow.class)
          .hasMessageContaining("gs://landing/data/a");
      assertThat(site.objects()).containsExactly(object);
    }
  }

  private static Site failed() {
    Site site = new Site(RULE);
    site.put(1, "data/a");
    site.tick(4);
    site.warehouse().failAll(FailureKind.BAD_DATA, "invalid");
    site.tick(5);
    assertThat(site.states("data/a")).containsExactly(State.FAILED);
    return site;
  }

  private static void loadAgain(Site site) {
    site.store().show(BUCKET, "data/a");
    failedLoads(site, () -> {}).retry(Site.at(10));
    site.tick(11);
    site.warehouse().succeedAll(1);
    site.tick(12);
  }

  private static void assertIsLoadedOnce(Site site) {
    assertThat(site.states("data/a")).containsExactly(State.LOADED);
    site.tick(20);
    assertThat(site.warehouse().jobs()).as("the failed one, and the good one").hasSize(2);
  }

  /** Looks into the bucket; then comes the other process; then writes what it has seen. */
  private static FailedLoads failedLoads(Site site, Runnable afterTheLook) {
    ObjectStore store =
        (ObjectStore)
            Proxy.newProxyInstance(
                ObjectStore.class.getClassLoader(),
                new Class<?>[] {ObjectStore.class},
                (proxy, method, arguments) -> {
                  try {
                    Object answer = method.invoke(site.store(), arguments);
                    afterTheLook.run();
                    return answer;
                  } catch (InvocationTargetException e) {
                    throw e.getCause();
                  }
                });
    return new FailedLoads(site.ledger(), site.warehouse(), store);
  }
}
