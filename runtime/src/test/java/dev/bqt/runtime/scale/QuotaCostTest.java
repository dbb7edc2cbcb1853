package dev.bqt.runtime.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.runtime.config.Quotas;
import dev.bqt.runtime.config.Quotas.Limit;
import dev.bqt.runtime.fake.Site;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What it costs to count load jobs: some questions a pass, however many jobs there are. */
class QuotaCostTest {
  private static final int FILES = 400;
  private static final String RULE =
      """
      [{"When": {"Prefix": "/data/"}, "Dest": {"Table": "ds.t", "SourceFormat": "CSV"}}]
      """;

  @Test
  void countingCostsAPassOneQuestion() {
    long without = statements(Quotas.none());
    long with = statements(perTable(100_000));
    assertThat(with - without).as("what was asked for, of all tables").isOne();
  }

  private static long statements(Quotas quotas) {
    try (Site site = new Site(RULE, reached -> {}, quotas)) {
      put(site);
      Statements asked = Statements.of(site.ledger());
      site.tick(4);
      assertThat(site.warehouse().requests()).hasSize(FILES);
      return asked.reads() + asked.writes();
    }
  }

  @Test
  void whatWaitsIsNeitherReadNorWritten() {
    try (Site site = new Site(RULE, reached -> {}, perTable(1))) {
      site.endsInTheMidst("a job a day takes more than a year");
      put(site);
      site.tick(4);
      site.warehouse().succeedAll(1);
      site.tick(5);
      site.tick(6);
      Statements asked = Statements.of(site.ledger());
      site.tick(7);
      assertThat(site.warehouse().requests()).hasSize(1);
      assertThat(asked.writes()).as("the scan that has completed").isLessThanOrEqualTo(1);
      assertThat(asked.reads()).isLessThan(30);
      assertThat(asked.executions().keySet())
          .noneMatch(sql -> sql.contains("load_job WHERE id IN"));
    }
  }

  private static Quotas perTable(int jobs) {
    return new Quotas(new Limit(jobs, Duration.ofHours(24)), Limit.NONE, Limit.NONE, 0);
  }

  private static void put(Site site) {
    for (int number = 0; number < FILES; number++) {
      site.put(1, "data/%06d".formatted(number));
    }
  }
}
