package dev.bqt.runtime;

import static dev.bqt.runtime.fake.Site.BUCKET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.runtime.cloud.FailureKind;
import dev.bqt.runtime.fake.Site;
import dev.bqt.runtime.ledger.ObjectRow.State;
import dev.bqt.runtime.ledger.WindowRow;
import dev.bqt.runtime.load.FailedLoads;
import org.junit.jupiter.api.Test;

/** BigQuery takes a job and ends it for a person to see to: its files are as good as before. */
class StoppedJobsTest {
  private static final String RULE =
      """
      [{"When": {"Prefix": "/data/"}, "Dest": {"Table": "ds.t", "SourceFormat": "CSV"},
        "OnFailure": [{"Action": "delete"}]}]
      """;

  @Test
  void noFailureStepsAreRun() {
    try (Site site = ended(FailureKind.REFUSED, "accessDenied")) {
      assertThat(site.store().find(BUCKET, "data/a")).isPresent();
      assertThat(site.windows().get(0).state()).isEqualTo(WindowRow.State.FAILED);
      assertThat(site.states("data/a")).containsExactly(State.FAILED);
      assertThat(site.objects().get(0).reason()).startsWith("accessDenied: told to fail");
    }
  }

  @Test
  void theyAreRunForAFileThatIsBad() {
    try (Site site = ended(FailureKind.BAD_DATA, "invalid")) {
      assertThat(site.store().find(BUCKET, "data/a")).isEmpty();
    }
  }

  @Test
  void aRetryLoadsTheFileUnderAnotherId() {
    try (Site site = ended(FailureKind.REFUSED, "stopped")) {
      FailedLoads failed = new FailedLoads(site.ledger(), site.warehouse(), site.store());
      FailedLoads.Again again = failed.retry(Site.at(8));
      assertThat(again.files()).isEqualTo(1);
      assertThat(again.left()).isEmpty();
      site.tick(9);
      site.tick(10);
      site.warehouse().succeedAll(1);
      site.tick(11);
      assertThat(site.states("data/a")).containsExactly(State.LOADED);
      assertThat(site.warehouse().requests()).extracting(r -> r.job().id()).doesNotHaveDuplicates();
    }
  }

  private static Site ended(FailureKind kind, String reason) {
    Site site = new Site(RULE);
    site.put(1, "data/a");
    site.tick(4);
    site.tick(5);
    site.warehouse().failAll(kind, reason);
    site.tick(6);
    site.tick(7);
    return site;
  }
}
