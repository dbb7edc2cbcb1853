package dev.bqt.runtime;

import static dev.bqt.runtime.fake.Site.BUCKET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.runtime.config.RunnerConfig;
import dev.bqt.runtime.fake.Site;
import dev.bqt.runtime.journal.Journal;
import dev.bqt.runtime.laws.Law;
import dev.bqt.runtime.ledger.ObjectRow.State;
import dev.bqt.runtime.ledger.Settlement;
import dev.bqt.runtime.ledger.Settlement.InTable;
import dev.bqt.runtime.ledger.WindowRow;
import dev.bqt.runtime.load.LoadFinisher;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Two processes on one ledger: one sees a job end, the other writes down what it has found under a
 * name of that job. Whoever is first, the two contents must not pass each other.
 */
class PassingEachOtherTest {
  private static final String RULE =
      """
      [{"When": {"Prefix": "/data/"}, "Dest": {"Table": "ds.t", "SourceFormat": "CSV"}}]
      """;

  @Test
  void theJobWaitsForThePageThatIsBeingWritten() {
    AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});
    try (Site one = new Site(RULE);
        Site other = one.sharing(RULE, at("objects.enroll.before", meanwhile))) {
      submitted(one);
      one.put(5, "data/a");
      meanwhile.set(
          () -> {
            one.store().remove(BUCKET, "data/a");
            one.warehouse().succeedAll(1);
            elsewhere(() -> one.tick(6));
          });
      other.tick(6);
      one.tick(7);
      assertAPersonIsAsked(one);
    }
  }

  @Test
  void thePageThatWasListedBeforeTheJobEndedIsHeld() {
    try (Site one = new Site(RULE);
        Site other = one.sharing(RULE)) {
      submitted(one);
      one.put(5, "data/a");
      one.store()
          .afterNextListOf(
              "data/a",
              () -> {
                one.store().remove(BUCKET, "data/a");
                one.warehouse().succeedAll(1);
                one.tick(6);
              });
      other.tick(6);
      assertAPersonIsAsked(one);
    }
  }

  @Test
  void soIsThePageThatWasLookedUpBeforeTheJobEnded() {
    AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});
    try (Site one = new Site(RULE);
        Site other = one.sharing(RULE, at("objects.judge-anew.after", meanwhile))) {
      one.put(0, "data/z");
      one.store().afterNextListOf("data/z", () -> one.store().hide(BUCKET, "data/z"));
      submitted(one);
      assertThat(one.states("data/z")).containsExactly(State.GONE);
      // It is judged anew: a commit between the look at the page and its enrolment.
      one.store().show(BUCKET, "data/z");
      one.put(5, "data/a");
      meanwhile.set(
          () -> {
            one.store().remove(BUCKET, "data/a");
            one.warehouse().succeedAll(1);
            finish(one);
          });
      other.tick(6);
      assertThat(one.states("data/a")).containsExactly(State.HELD, State.HELD);
      one.breaks(
          "decision 0016: the window had run its steps when the page held it", Law.AMBIGUOUS);
    }
  }

  @Test
  void whatIsDeliveredOnceTheNameWasGoneIsLoaded() {
    try (Site site = new Site(RULE)) {
      submitted(site);
      site.store().remove(BUCKET, "data/a");
      site.warehouse().succeedAll(1);
      site.tick(6);
      site.put(7, "data/a");
      site.tick(9);
      site.warehouse().succeedAll(1);
      site.tick(10);
      assertThat(site.states("data/a")).containsExactly(State.LOADED, State.LOADED);
      assertThat(site.windows()).extracting(WindowRow::state).containsOnly(WindowRow.State.DONE);
    }
  }

  private static void submitted(Site site) {
    site.put(1, "data/a");
    site.tick(4);
    assertThat(site.states("data/a")).containsExactly(State.SUBMITTED);
  }

  private static void assertAPersonIsAsked(Site site) {
    assertThat(site.states("data/a")).containsExactly(State.HELD, State.HELD);
    new Settlement(site.ledger()).settle(BUCKET, "data/a", InTable.NEW, Site.at(20));
    assertThat(site.states("data/a")).containsExactly(State.SUPERSEDED, State.LOADED);
    site.tick(21);
    assertThat(site.windows()).extracting(WindowRow::state).contains(WindowRow.State.DONE);
    assertThat(site.warehouse().jobs()).hasSize(1);
  }

  private static Consumer<String> at(String arrow, AtomicReference<Runnable> meanwhile) {
    return reached -> {
      if (reached.equals(arrow)) {
        meanwhile.getAndSet(() -> {}).run();
      }
    };
  }

  /** Sees jobs end, and does nothing else. */
  private static void finish(Site site) {
    Journal journal = new Journal(site.store(), RunnerConfig.local().journal(), site.ledger().id());
    new LoadFinisher(site.ledger(), site.warehouse(), site.store(), journal).finish(Site.at(6));
  }

  /** In a thread of its own: it waits for what this one has locked, as long as H2 lets it. */
  private static void elsewhere(Runnable work) {
    Thread other = new Thread(work);
    other.start();
    try {
      other.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
