package dev.bqt.runtime.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.runtime.cloud.LoadRequest;
import dev.bqt.runtime.fake.Site;
import dev.bqt.runtime.ledger.ObjectRow;
import dev.bqt.runtime.ledger.WindowRow;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Windows by the thousand, as a rule without BATCH makes them. */
class ManyWindowsRun {
  private static final int FILES = 2_500;
  private static final String RULE =
      """
      [{"When": {"Prefix": "/data/"}, "Dest": {"Table": "ds.t", "SourceFormat": "CSV"}}]
      """;

  @Test
  void aPassTakesOnAThousandOfThemThoseThatEndFirstFirst() {
    try (Site site = new Site(RULE)) {
      put(site, 1, 0, 2_000);
      Statements asked = Statements.of(site.ledger());
      site.tick(4);
      assertThat(site.warehouse().requests()).hasSize(1_000);
      assertThat(asked.reads() + asked.writes())
          .as("a window: four to open it, sixteen from closing to submitting")
          .isLessThan(2_000L * 4 + 1_000L * 17);
      put(site, 5, 2_000, FILES);
      site.tick(6);
      List<LoadRequest> second = site.warehouse().requests().subList(1_000, 2_000);
      assertThat(second)
          .as("what came first goes first")
          .allMatch(job -> job.sourceUris().get(0).compareTo("gs://landing/data/002000") < 0);
      site.warehouse().succeedAll(1);
      site.tick(8);
      site.warehouse().succeedAll(1);
      site.tick(9);
      site.tick(10);
      assertThat(site.windows())
          .hasSize(FILES)
          .allMatch(window -> window.state() == WindowRow.State.DONE);
      assertThat(site.objects())
          .filteredOn(object -> object.name().startsWith("data/"))
          .hasSize(FILES)
          .allMatch(object -> object.state() == ObjectRow.State.LOADED);
      assertThat(site.warehouse().jobs()).hasSize(FILES);
    }
  }

  @Test
  void aPassReadsNoMoreOfThemThanItTakesOn() {
    try (Site site = new Site(RULE)) {
      site.endsInTheMidst("its calls were counted, and there are thousands of windows");
      put(site, 1, 0, 3_000);
      Statements asked = Statements.of(site.ledger());
      site.tick(4);
      site.warehouse().succeedAll(1);
      asked.restart();
      site.tick(6);
      assertThat(asked.executions().entrySet())
          .filteredOn(statement -> statement.getKey().contains("closes_after_ms <="))
          .singleElement()
          .satisfies(statement -> assertThat(statement.getValue()).isOne());
      assertThat(site.warehouse().requests()).hasSize(2_000);
    }
  }

  @Test
  void theFilesOfAThousandWindowsAreLookedUpInAFewListings() {
    try (Site site = new Site(RULE)) {
      put(site, 1, 0, 1_000);
      site.tick(4);
      assertThat(site.store().calls("list"))
          .as("a page to scan, a page to freeze, a page of .win files")
          .isEqualTo(3);
    }
  }

  private static void put(Site site, double seconds, int first, int end) {
    for (int number = first; number < end; number++) {
      site.put(seconds, "data/%06d".formatted(number));
    }
  }
}
