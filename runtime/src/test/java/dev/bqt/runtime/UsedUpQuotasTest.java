package dev.bqt.runtime;

import static dev.bqt.runtime.QuotaSites.RULES;
import static dev.bqt.runtime.QuotaSites.files;
import static dev.bqt.runtime.QuotaSites.perTable;
import static dev.bqt.runtime.QuotaSites.put;
import static dev.bqt.runtime.QuotaSites.said;
import static dev.bqt.runtime.QuotaSites.site;
import static dev.bqt.runtime.QuotaSites.waits;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.runtime.cloud.FailureKind;
import dev.bqt.runtime.config.Quotas;
import dev.bqt.runtime.fake.Site;
import dev.bqt.runtime.ledger.JobRow;
import dev.bqt.runtime.ledger.QuotaWait;
import dev.bqt.runtime.ledger.WindowRow;
import java.util.List;
import org.junit.jupiter.api.Test;

/** BigQuery itself says that a quota is used up: it is left alone for long. */
class UsedUpQuotasTest {
  private static final int QUARTER_SECONDS = 15 * 60;

  @Test
  void whereBigQuerySaysThatAQuotaIsUsedUpTheTableWaitsForLong() {
    try (Site site = site(Quotas.none())) {
      put(site, 1, "data/a", "data/b", "more/c");
      site.warehouse().refuseNext(FailureKind.AGAIN_LATER, "quotaExceeded");
      site.tick(4);
      assertThat(files(site)).as("asked once").hasSize(2).contains("more/c");
      assertThat(said(site)).containsExactly("BigQuery says of ds.t: quotaExceeded, 2");
      site.follow(RULES);
      site.tick(QUARTER_SECONDS + 3.9);
      assertThat(files(site)).as("a restart does not ask at once").hasSize(2);

      site.warehouse().refuseNext(FailureKind.AGAIN_LATER, "quotaExceeded");
      site.tick(QUARTER_SECONDS + 4);
      assertThat(files(site)).hasSize(3);
      site.tick(3 * QUARTER_SECONDS + 3.9);
      assertThat(files(site)).as("longer each time").hasSize(3);
      site.tick(3 * QUARTER_SECONDS + 4);
      assertThat(files(site)).hasSize(5);
      site.warehouse().succeedAll(1);
      site.tick(3 * QUARTER_SECONDS + 5);
      assertThat(site.windows()).extracting(WindowRow::state).containsOnly(WindowRow.State.DONE);
      assertThat(said(site)).as("once").hasSize(1);
      assertThat(waits(site)).isEmpty();
    }
  }

  @Test
  void aJobThatEndedForAQuotaIsTriedAgainMuchLater() {
    try (Site site = site(Quotas.none())) {
      put(site, 1, "data/a");
      site.tick(4);
      site.warehouse().failAll(FailureKind.AGAIN_LATER, "quotaExceeded");
      site.tick(5);
      put(site, 6, "data/b");
      site.tick(QUARTER_SECONDS + 4.9);
      assertThat(files(site)).as("neither it nor another one").containsExactly("data/a");
      site.tick(QUARTER_SECONDS + 5);
      assertThat(files(site)).containsExactly("data/a", "data/a", "data/b");
      assertThat(said(site)).hasSize(1);
    }
  }

  @Test
  void theWaitGrowsUntilAJobSucceedsNotUntilAnInsertIsTaken() {
    try (Site site = site(Quotas.none())) {
      put(site, 1, "data/a");
      site.tick(4);
      double second = 5;
      for (int quarters : new int[] {1, 2, 4, 4}) {
        site.warehouse().failAll(FailureKind.AGAIN_LATER, "quotaExceeded");
        site.tick(second);
        int asked = files(site).size();
        site.tick(second + quarters * QUARTER_SECONDS - 0.1);
        assertThat(files(site)).hasSize(asked);
        second += quarters * QUARTER_SECONDS;
        site.tick(second);
        assertThat(files(site)).as("after %d quarters", quarters).hasSize(asked + 1);
        second += 1;
      }
      site.warehouse().succeedAll(1);
      site.tick(second);
      assertThat(waits(site)).isEmpty();
      put(site, second, "data/b");
      site.tick(second + 3);
      site.warehouse().failAll(FailureKind.AGAIN_LATER, "quotaExceeded");
      site.tick(second + 4);
      assertThat(waits(site)).extracting(QuotaWait::tries).containsExactly(1);
    }
  }

  @Test
  void whatBigQueryDidNotTakeDoesNotCount() {
    try (Site site = site(perTable(1))) {
      put(site, 1, "data/a");
      site.warehouse().refuseNext(FailureKind.AGAIN_LATER, "quotaExceeded");
      site.tick(4);
      List<JobRow> planned = site.ledger().read(tx -> tx.jobs().briefly(JobRow.State.PLANNED));
      assertThat(planned).singleElement().extracting(JobRow::asked).isNull();
      site.tick(QUARTER_SECONDS + 4);
      assertThat(site.warehouse().jobs()).hasSize(1);
    }
  }
}
