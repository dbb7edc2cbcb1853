package dev.bqt.runtime;

import static dev.bqt.runtime.fake.Site.BUCKET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.runtime.fake.Site;
import dev.bqt.runtime.ledger.LedgerException;
import dev.bqt.runtime.ledger.ObjectRow;
import dev.bqt.runtime.ledger.ObjectRow.State;
import dev.bqt.runtime.ledger.Settlement;
import dev.bqt.runtime.ledger.Settlement.InTable;
import dev.bqt.runtime.ledger.Settlement.Settled;
import dev.bqt.runtime.ledger.Transition;
import dev.bqt.runtime.ledger.WindowRow;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** A person says which content is in the table: what else is held is loaded, or was read. */
class SettlementTest {
  private static final String DELETES =
      """
      [{"When": {"Prefix": "/data/"}, "Dest": {"Table": "ds.t", "SourceFormat": "CSV"},
        "Batch": {"Window": {"DurationInSec": 10}}, "OnSuccess": [{"Action": "delete"}]}]
      """;

  @Test
  void whatCameAfterTheJobIsLoadedWhateverThePersonSays() {
    try (Site site = new Site(DELETES)) {
      replacedWhileLoaded(site);
      site.put(3000, "data/a");
      pass(site, 3010, 3020);
      assertThat(site.states("data/a")).containsExactly(State.HELD, State.HELD, State.HELD);
      List<Long> generations = generations(site);

      assertThat(settle(site, "data/a", InTable.NEW, 3030))
          .contains(new Settled(Optional.of(generations.get(1)), List.of(generations.get(2))));
      pass(site, 3031, 3060);
      assertThat(site.states("data/a"))
          .containsExactly(State.SUPERSEDED, State.LOADED, State.LOADED);
      assertThat(site.warehouse().jobs()).hasSize(2);
      assertThat(site.store().names(BUCKET)).containsExactly("made");
    }
  }

  @Test
  void whatTheScanFindsInThePassThatSeesTheJobEndMayHaveBeenRead() {
    try (Site site = new Site(DELETES)) {
      site.put(1, "data/a");
      site.tick(12);
      site.put(14.5, "data/a");
      site.warehouse().succeedAll(1);
      site.tick(14);
      List<Long> generations = generations(site);
      assertThat(settle(site, "data/a", InTable.NEW, 30))
          .contains(new Settled(Optional.of(generations.get(1)), List.of()));
    }
  }

  @Test
  void whatAScanHoldsMeanwhileIsSettledToo() {
    AtomicReference<Runnable> person = new AtomicReference<>(() -> {});
    AtomicReference<Throwable> told = new AtomicReference<>();
    try (Site site = new Site(DELETES, arrow -> meanwhile(arrow, person, told))) {
      replacedWhileLoaded(site);
      site.put(25, "data/a");
      person.set(() -> settle(site, "data/a", InTable.OLD, 30));
      site.tick(29);
      assertThat(told.get())
          .as("it waits for the page, as long as H2 lets it")
          .isInstanceOf(LedgerException.class)
          .hasMessage(
              "A run is busy with gs://%s/data/a just now: say it once more in a few seconds.",
              BUCKET);
      assertThat(site.states("data/a")).containsOnly(State.HELD).hasSize(3);

      settle(site, "data/a", InTable.OLD, 31);
      assertThat(site.states("data/a")).containsExactly(State.LOADED);
      pass(site, 31, 60);
      assertThat(site.states("data/a")).containsExactly(State.LOADED, State.LOADED);
    }
  }

  @Test
  void aPersonWithPatienceNeedNotComeAgain() throws InterruptedException {
    AtomicReference<Runnable> person = new AtomicReference<>(() -> {});
    AtomicReference<Throwable> told = new AtomicReference<>();
    try (Site site = new Site(DELETES, arrow -> meanwhile(arrow, person, told))) {
      replacedWhileLoaded(site);
      site.put(25, "data/a");
      Settlement patient = new Settlement(site.ledger(), 1000);
      Thread waiting = new Thread(() -> patient.settle(BUCKET, "data/a", InTable.OLD, Site.at(30)));
      person.set(
          () -> {
            waiting.start();
            // Whoever came later has given up by the time that the page goes on.
            settle(site, "data/a", InTable.OLD, 30);
          });
      site.tick(29);
      waiting.join();
      assertThat(told.get()).isInstanceOf(LedgerException.class);
      assertThat(site.states("data/a")).containsExactly(State.LOADED);
    }
  }

  /** Another process, in the middle of the transaction that enrols a page. */
  private static void meanwhile(
      String arrow, AtomicReference<Runnable> person, AtomicReference<Throwable> told) {
    if (arrow.equals("objects.enroll.before")) {
      Thread other = new Thread(person.getAndSet(() -> {}));
      other.setUncaughtExceptionHandler((thread, failure) -> told.set(failure));
      other.start();
      try {
        other.join();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  @Test
  void whatIsHeldWithNoLoadThatMayHaveReadItIsLoaded() {
    try (Site site = new Site(DELETES)) {
      site.put(1, "data/a");
      site.tick(4);
      site.ledger()
          .commit(
              "hold",
              tx -> {
                List<ObjectRow> rows = tx.objects().between(BUCKET, "data/a", "data/a");
                ObjectRow row = rows.get(0);
                tx.transitions().make(List.of(new Transition(row, row.to(State.HELD, "waits"))));
                return rows;
              });
      assertThat(settle(site, "data/a", InTable.NEW, 20))
          .hasValueSatisfying(settled -> assertThat(settled.loaded()).isEmpty());
      pass(site, 21, 60);
      assertThat(site.states("data/a")).containsExactly(State.LOADED);
    }
  }

  @Test
  void aWindowWaitsForItsOwnLoadsOnly() {
    try (Site site = new Site(DELETES)) {
      replacedWhileLoaded(site);
      site.put(21, "data/c");
      site.put(22, "data/a");
      site.tick(24);
      site.tick(33);
      site.put(34, "data/c");
      site.warehouse().succeedAll(1);
      site.tick(36);
      assertThat(site.windows())
          .filteredOn(window -> window.state() == WindowRow.State.AMBIGUOUS)
          .hasSize(2);

      settle(site, "data/c", InTable.OLD, 40);
      settle(site, "data/a", InTable.OLD, 41);
      pass(site, 42, 80);
      assertThat(site.windows()).extracting(WindowRow::state).containsOnly(WindowRow.State.DONE);
      assertThat(site.states("data/a")).containsExactly(State.LOADED, State.LOADED);
      assertThat(site.states("data/c")).containsExactly(State.LOADED, State.LOADED);
    }
  }

  @Test
  void whatIsFoundToBeInTheTableGoesTheWayOfItsRule() {
    try (Site site = new Site(DELETES)) {
      replacedWhileLoaded(site);
      settle(site, "data/a", InTable.NEW, 20);
      pass(site, 21, 24);
      assertThat(site.states("data/a")).containsExactly(State.SUPERSEDED, State.LOADED);
      assertThat(site.windows()).extracting(WindowRow::state).containsOnly(WindowRow.State.DONE);
      assertThat(site.store().names(BUCKET)).as("deleted on success").containsExactly("made");
    }
  }

  @Test
  void aWindowOfWhichAFileIsSomebodyElsesStaysHisWhenTheOthersAreSettled() {
    try (Site first = new Site(DELETES);
        Site second = new Site(DELETES, first)) {
      first.put(1, "data/a");
      first.tick(3600);
      first.tick(3603);
      second.put(5000, "data/b");
      for (int at = 9000; at < 9010; at++) {
        second.tick(at);
      }
      assertThat(second.states("data/a")).containsExactly(State.FOREIGN);
      assertThat(second.states("data/b")).containsExactly(State.SUBMITTED);
      second.put(9010, "data/b");
      second.warehouse().succeedAll(1);
      second.tick(9011);
      assertThat(second.windows().get(0).state()).isEqualTo(WindowRow.State.AMBIGUOUS);

      settle(second, "data/b", InTable.OLD, 9012);
      second.tick(9013);
      assertThat(second.windows().get(0).state()).isEqualTo(WindowRow.State.FOREIGN);
      assertThat(second.windows().get(0).reason()).contains("Another runner");
      assertThat(second.store().names(BUCKET)).as("no step was run").contains("data/a", "data/b");
    }
  }

  private static void replacedWhileLoaded(Site site) {
    site.put(1, "data/a");
    site.tick(12);
    site.put(12.5, "data/a");
    site.warehouse().succeedAll(1);
    site.tick(14);
    assertThat(site.states("data/a")).containsExactly(State.HELD, State.HELD);
  }

  private static Optional<Settled> settle(Site site, String name, InTable content, double at) {
    return new Settlement(site.ledger()).settle(BUCKET, name, content, Site.at(at));
  }

  private static void pass(Site site, int from, int to) {
    for (int at = from; at <= to; at++) {
      site.tick(at);
      site.warehouse().succeedAll(1);
    }
  }

  private static List<Long> generations(Site site) {
    return site.objects().stream()
        .filter(object -> object.name().equals("data/a"))
        .map(ObjectRow::generation)
        .sorted()
        .toList();
  }
}
