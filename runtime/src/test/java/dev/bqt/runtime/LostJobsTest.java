package dev.bqt.runtime;

import static dev.bqt.runtime.fake.Site.BUCKET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bqt.runtime.cloud.CloudFailure;
import dev.bqt.runtime.cloud.FailureKind;
import dev.bqt.runtime.cloud.JobName;
import dev.bqt.runtime.fake.Site;
import dev.bqt.runtime.laws.Law;
import dev.bqt.runtime.ledger.JobRow;
import dev.bqt.runtime.ledger.LedgerException;
import dev.bqt.runtime.ledger.ObjectRow;
import dev.bqt.runtime.ledger.ObjectRow.State;
import dev.bqt.runtime.ledger.Settlement;
import dev.bqt.runtime.ledger.Settlement.InTable;
import dev.bqt.runtime.ledger.Settlement.Settled;
import dev.bqt.runtime.ledger.WindowRow;
import dev.bqt.runtime.load.FailedLoads;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** BigQuery has taken a job, and does not know it any more. */
class LostJobsTest {
  private static final String RULE =
      """
      [{"When": {"Prefix": "/data/"}, "Dest": {"Table": "ds.t", "SourceFormat": "CSV"},
        "Batch": {"Window": {"DurationInSec": 10}}, "OnSuccess": [{"Action": "delete"}]}]
      """;
  private static final String HIS_WORD = "a person's word stands for what BigQuery has forgotten";
  private static final int DAY = 24 * 3600;

  @Test
  void itIsLookedForADayAndThatIsTold() {
    try (Site site = forgotten()) {
      site.tick(100);
      site.tick(DAY);
      assertThat(site.states("data/a")).containsExactly(State.SUBMITTED);
      assertThat(site.ledger().read(tx -> tx.jobs().complaints()).values())
          .containsExactly(
              "BigQuery does not know it any more. It is looked for until 2026-01-02T00:00:12Z,"
                  + " then its files are held");
    }
  }

  @Test
  void thenItsIdIsUsedUpAndItsFilesAreHeld() {
    try (Site site = lost()) {
      assertThat(site.windows().get(0).reason())
          .contains("nobody can tell whether its files are in the table")
          .contains("bqt resolve");
      assertThat(site.objects()).extracting(ObjectRow::state).containsOnly(State.HELD);
      site.warehouse().submit(site.warehouse().requests().get(0));
      site.warehouse().succeedAll(1);
      assertThat(site.warehouse().jobs())
          .as("whoever sleeps before its insert finds that the id is taken")
          .singleElement()
          .satisfies(job -> assertThat(job.sourceUris()).isEmpty());
    }
  }

  @Test
  void whatIsFoundAgainIsFollowedToItsEnd() {
    try (Site site = forgotten()) {
      site.warehouse().submit(site.warehouse().requests().get(0));
      site.warehouse().succeedAll(2);
      site.tick(DAY + 100);
      assertThat(site.states("data/a")).containsExactly(State.LOADED);
    }
  }

  @Test
  void itWaitsWhileNobodyAnswers() {
    try (Site site = forgotten()) {
      site.warehouse().refuseToBurn(job(site), answer(FailureKind.AGAIN, 503));
      site.tick(DAY + 100);
      assertThat(site.states("data/a")).containsExactly(State.SUBMITTED);
    }
  }

  @Test
  void whereTheProjectIsNoMoreItsFilesAreHeldToo() {
    try (Site site = forgotten()) {
      site.warehouse().refuseToBurn(job(site), answer(FailureKind.REFUSED, 403));
      site.tick(DAY + 100);
      assertThat(site.states("data/a")).containsExactly(State.HELD);
      assertThat(site.windows().get(0).reason()).contains("its id could not be used up: no");

      settle(site, InTable.NONE);
      new FailedLoads(site.ledger(), site.warehouse(), site.store()).retry(Site.at(DAY + 200));
      assertThat(site.states("data/a"))
          .as("not before its id is used up")
          .containsExactly(State.FAILED);
    }
  }

  @Test
  void aWordOnOneFileIsAWordOnAll() {
    try (Site site = lost()) {
      assertThat(settle(site, InTable.OLD))
          .hasValueSatisfying(settled -> assertThat(settled.loaded()).isPresent());
      passes(site, DAY + 200);
      assertThat(site.objects()).extracting(ObjectRow::state).containsOnly(State.LOADED);
      assertThat(site.store().names(BUCKET)).as("its step was run").containsExactly("made");
      assertThat(site.warehouse().requests()).hasSize(1);
      site.breaks(HIS_WORD, Law.JOB_DONE);
    }
  }

  @Test
  void newIsOldWhereNothingTookItsPlace() {
    try (Site site = lost()) {
      settle(site, InTable.NEW);
      assertThat(site.objects()).extracting(ObjectRow::state).containsOnly(State.LOADED);
      site.breaks(HIS_WORD, Law.JOB_DONE);
    }
  }

  @Test
  void whatIsNotInTheTableIsLoadedWhenAskedFor() {
    try (Site site = lost()) {
      assertThat(settle(site, InTable.NONE)).contains(new Settled(Optional.empty(), List.of(), 2));
      passes(site, DAY + 200);
      assertThat(site.windows().get(0).state()).isEqualTo(WindowRow.State.FAILED);
      assertThat(site.objects()).extracting(ObjectRow::state).containsOnly(State.FAILED);

      new FailedLoads(site.ledger(), site.warehouse(), site.store()).retry(Site.at(DAY + 300));
      passes(site, DAY + 301);
      assertThat(site.objects()).extracting(ObjectRow::state).containsOnly(State.LOADED);
      assertThat(site.warehouse().requests()).hasSize(2);
      assertThat(site.ledger().<Long>read(tx -> tx.jobs().count(JobRow.State.BURNED))).isEqualTo(1);
    }
  }

  @Test
  void whatWasReplacedMeanwhileWaitsForAWordOfItsOwn() {
    try (Site site = forgotten()) {
      site.put(20, "data/b");
      site.tick(DAY + 100);
      assertThat(site.states("data/b")).containsExactly(State.HELD, State.HELD);
      site.put(DAY + 150, "data/b");
      site.tick(DAY + 160);
      settle(site, InTable.OLD);
      assertThat(site.states("data/a")).containsExactly(State.LOADED);
      assertThat(site.states("data/b")).containsExactly(State.HELD, State.HELD, State.HELD);

      new Settlement(site.ledger()).settle(BUCKET, "data/b", InTable.NEW, Site.at(DAY + 300));
      passes(site, DAY + 301);
      assertThat(site.states("data/b"))
          .as("the third came when the job was given up: it cannot have read that")
          .containsExactly(State.SUPERSEDED, State.LOADED, State.LOADED);
      assertThat(site.store().names(BUCKET)).containsExactly("made");
      site.breaks(HIS_WORD, Law.JOB_DONE);
    }
  }

  @Test
  void whatTookItsPlaceIsLoadedWhereNothingIsInTheTable() {
    try (Site site = forgotten()) {
      site.put(20, "data/b");
      site.tick(DAY + 100);
      settle(site, InTable.NONE);
      passes(site, DAY + 200);
      assertThat(site.states("data/b")).containsExactly(State.FAILED, State.LOADED);
    }
  }

  @Test
  void ofALoadThatHasSucceededOneContentIsInTheTable() {
    try (Site site = new Site(RULE)) {
      site.put(1, "data/a");
      site.tick(12);
      site.put(13, "data/a");
      site.warehouse().succeedAll(1);
      site.tick(14);
      assertThatThrownBy(() -> settle(site, InTable.NONE))
          .isInstanceOf(LedgerException.class)
          .hasMessageContaining("Say old or new");
      assertThat(site.states("data/a")).containsExactly(State.HELD, State.HELD);
    }
  }

  private static Optional<Settled> settle(Site site, InTable content) {
    return new Settlement(site.ledger()).settle(BUCKET, "data/a", content, Site.at(DAY + 190));
  }

  private static Site lost() {
    Site site = forgotten();
    site.tick(DAY + 100);
    assertThat(site.windows().get(0).state()).isEqualTo(WindowRow.State.AMBIGUOUS);
    return site;
  }

  /** Two files of one job, of which BigQuery knows nothing any more. */
  private static Site forgotten() {
    Site site = new Site(RULE);
    site.put(1, "data/a");
    site.put(1, "data/b");
    site.tick(12);
    site.warehouse().forget(job(site));
    return site;
  }

  private static JobName job(Site site) {
    return site.warehouse().requests().get(0).job();
  }

  private static CloudFailure answer(FailureKind kind, int status) {
    return new CloudFailure(kind, status, "test", "no", null);
  }

  private static void passes(Site site, int from) {
    for (int at = from; at < from + 40; at++) {
      site.tick(at);
      site.warehouse().succeedAll(1);
    }
  }
}
