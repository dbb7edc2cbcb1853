package dev.bqt.runtime;

import static dev.bqt.runtime.fake.Site.BUCKET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bqt.runtime.cloud.FailureKind;
import dev.bqt.runtime.cloud.ObjectStore;
import dev.bqt.runtime.config.RunnerConfig;
import dev.bqt.runtime.fake.Site;
import dev.bqt.runtime.ledger.ObjectRow;
import dev.bqt.runtime.ledger.ObjectRow.State;
import dev.bqt.runtime.ledger.StaleRow;
import dev.bqt.runtime.ledger.StepRow;
import dev.bqt.runtime.ledger.WindowRow;
import dev.bqt.runtime.load.FailedLoads;
import dev.bqt.runtime.route.RouteReader;
import dev.bqt.runtime.route.RouteSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What failed is not let go while a failure step of its rule is about it: in a process that was
 * killed there, or in one that is at it.
 */
class RetryDuringStepsTest {
  private static final String MOVES =
      """
      [{"When": {"Prefix": "/data/"}, "Dest": {"Table": "ds.t", "SourceFormat": "CSV"},
        "Batch": {"Window": {"DurationInSec": 10}},
        "OnFailure": [{"Action": "move", "Request": {"DestURL": "gs://archive/failed"}}]}]
      """;
  private static final String WAITS =
      "2 failed files wait, for their windows are not at their end: what is under way there is"
          + " ended first, then this run looks at them again";
  private static final String STAYS =
      "2 failed files stay in gs://archive/failed/, moved there by the rule:"
          + " mend and deliver them anew, then delete them";

  /** What halts a process. */
  private static final class Halt extends Error {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void killedWhenAllIsMovedAndNothingIsWritten() {
    try (Site site = failed(MOVES)) {
      halt(site, "delete");
      assertThat(site.store().names(BUCKET)).noneMatch(name -> name.startsWith("data/"));
      List<String> told = retried(site);
      assertThat(told).containsExactly(WAITS, STAYS);
      assertThat(site.states("data/a")).containsExactly(State.FAILED);
      assertThat(site.objects())
          .filteredOn(object -> object.name().startsWith("data/"))
          .extracting(ObjectRow::takenTo)
          .containsExactly("gs://archive/failed/data/a", "gs://archive/failed/data/b");
    }
  }

  @Test
  void killedWhenOneIsCopied() {
    try (Site site = failed(MOVES)) {
      halt(site, "copyIfAbsent");
      assertThat(site.store().names("archive")).containsExactly("failed/data/a", "made");
      assertThat(retried(site)).containsExactly(WAITS, STAYS);
      assertThat(site.store().names(BUCKET)).noneMatch(name -> name.startsWith("data/"));
      assertThat(site.warehouse().jobs()).as("nothing of it is loaded").hasSize(1);
    }
  }

  @Test
  void whatAStepCannotTakeIsLoadedAgainInTheSameRun() {
    try (Site site = failed(MOVES)) {
      site.store().put("archive", "failed/data/a", "another");
      halt(site, "copyIfAbsent");
      assertThat(retried(site))
          .containsExactly(
              WAITS,
              "1 failed file stays in gs://archive/failed/, moved there by the rule:"
                  + " mend and deliver it anew, then delete it",
              "1 failed file more to be loaded again");
      assertThat(site.states("data/a")).containsExactly(State.LOADED);
      assertThat(site.states("data/b")).containsExactly(State.FAILED);
    }
  }

  @Test
  void anotherProcessAsksWhileTheMoveIsUnderWay() {
    try (Site site = failed(MOVES);
        Site other = site.sharing(MOVES)) {
      FailedLoads theirs = failedLoads(other);
      List<FailedLoads.Again> asked = new ArrayList<>();
      process(site, "copyIfAbsent", () -> asked.add(theirs.retry(Site.at(26)))).run(Site.at(25));
      assertThat(asked).containsExactly(new FailedLoads.Again(0, List.of(WAITS)));
      assertThat(theirs.goOn(Site.at(27))).isEqualTo(new FailedLoads.Again(0, List.of(STAYS)));
      assertThat(theirs.goOn(Site.at(28))).isEqualTo(new FailedLoads.Again(0, List.of()));
      other.tick(29);
      assertThat(site.states("data/a")).containsExactly(State.FAILED);
      assertThat(site.warehouse().jobs()).hasSize(1);
    }
  }

  @Test
  void anotherProcessEndsWhileTheMoveIsUnderWay() {
    try (Site site = failed(MOVES)) {
      process(site, "delete", () -> failedLoads(site).forgetVanished(Site.at(26))).run(Site.at(25));
      assertThat(site.states("data/a")).containsExactly(State.FAILED);
      failedLoads(site).forgetVanished(Site.at(27));
      assertThat(site.states("data/a"))
          .as("it lies where it was moved to")
          .containsOnly(State.FAILED);
    }
  }

  @Test
  void aStepThatWasEndedBySomebodyElseDeletesNothing() {
    try (Site site = failed(MOVES)) {
      process(
              site,
              "copyIfAbsent",
              () -> {
                site.store().remove("archive", "failed/data/a");
                site.store().put("archive", "failed/data/a", "another");
                site.tick(26);
                assertThat(state(site)).isEqualTo(WindowRow.State.FAILED);
              })
          .run(Site.at(25));
      assertThat(site.store().names(BUCKET)).contains("data/a");
    }
  }

  @Test
  void whatABrokenMoveMayHaveTakenIsNotGone() {
    try (Site site = failed(MOVES)) {
      halt(site, "delete");
      site.ledger()
          .commit(
              "test",
              tx -> {
                WindowRow window = tx.windows().in(WindowRow.State.ACTING).get(0);
                tx.steps()
                    .of(window.id(), StepRow.Chain.FAILURE)
                    .forEach(
                        step -> tx.steps().change(step, step.to(StepRow.State.FAILED, "refused")));
                return tx.windows()
                    .change(window, window.to(WindowRow.State.FAILED, "refused"), Site.at(26));
              });
      failedLoads(site).forgetVanished(Site.at(27));
      assertThat(site.states("data/a")).containsExactly(State.FAILED);
      assertThat(retried(site)).containsExactly(WAITS, STAYS);
    }
  }

  @Test
  void aStepThatIsTakenUpAgainAfterTheLookIsNotOvertaken() {
    try (Site site = failed(MOVES)) {
      site.store().put("archive", "failed/data/a", "another");
      site.tick(25);
      assertThat(state(site)).isEqualTo(WindowRow.State.FAILED);
      site.store().remove(BUCKET, "data/a");
      ObjectStore slow = store(site, "list", () -> failedLoads(site).retry(Site.at(30)));
      new FailedLoads(site.ledger(), site.warehouse(), slow).forgetVanished(Site.at(29));
      assertThat(state(site)).isEqualTo(WindowRow.State.ACTING);
      assertThat(site.states("data/a")).containsExactly(State.FAILED);
    }
  }

  @Test
  void whereSomethingIsNowIsNotedOfWhatStillFailed() {
    try (Site site = failed(MOVES)) {
      ObjectRow object = site.objects().get(0).takenTo("gs://archive/failed/data/a");
      for (ObjectRow late : List.of(object.to(State.LOADED, null), object.in("another job"))) {
        assertThatThrownBy(
                () ->
                    site.ledger()
                        .commit(
                            "test",
                            tx -> {
                              tx.objects().taken(List.of(late));
                              return late;
                            }))
            .isInstanceOf(StaleRow.class);
      }
    }
  }

  /** Two files in a job that has failed; the next pass moves them. */
  private static Site failed(String rules) {
    Site site = new Site(rules);
    site.store().put("archive", "made", "");
    site.put(1, "data/a");
    site.put(1, "data/b");
    site.tick(20);
    site.warehouse().failAll(FailureKind.BAD_DATA, "invalid");
    return site;
  }

  /** The process that does the next pass is halted right after its first such call. */
  private static void halt(Site site, String call) {
    Tick process =
        process(
            site,
            call,
            () -> {
              throw new Halt();
            });
    assertThatThrownBy(() -> process.run(Site.at(25))).isInstanceOf(Halt.class);
    assertThat(state(site)).isEqualTo(WindowRow.State.ACTING);
  }

  private static WindowRow.State state(Site site) {
    return site.windows().get(0).state();
  }

  /** A run with {@code --retry-failed}, in which jobs end well. */
  private static List<String> retried(Site site) {
    List<String> told = new ArrayList<>();
    site.follow(MOVES);
    assertThat(site.runner().retryFailed(Site.at(30), told::add)).isZero();
    for (int at = 31; at < 50; at++) {
      site.tick(at);
      site.warehouse().succeedAll(1);
    }
    return told;
  }

  private static FailedLoads failedLoads(Site site) {
    return new FailedLoads(site.ledger(), site.warehouse(), site.store());
  }

  /** Another process on the same ledger; after its first such call comes somebody else. */
  private static Tick process(Site site, String call, Runnable somebody) {
    ObjectStore store = store(site, call, somebody);
    byte[] rules = MOVES.getBytes(StandardCharsets.UTF_8);
    return new Runner(RunnerConfig.local(), site.ledger(), store, site.warehouse())
        .tick(RouteReader.read(List.of(new RouteSource("rules.json", rules))).routes(), Site.START);
  }

  /** Cloud Storage; after the first such call comes somebody else. */
  private static ObjectStore store(Site site, String call, Runnable somebody) {
    boolean[] came = {false};
    return (ObjectStore)
        Proxy.newProxyInstance(
            ObjectStore.class.getClassLoader(),
            new Class<?>[] {ObjectStore.class},
            (proxy, method, arguments) -> {
              try {
                Object answer = method.invoke(site.store(), arguments);
                if (method.getName().equals(call) && !came[0]) {
                  came[0] = true;
                  somebody.run();
                }
                return answer;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
