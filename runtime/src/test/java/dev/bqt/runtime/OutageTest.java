package dev.bqt.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.runtime.fake.Site;
import dev.bqt.runtime.ledger.Change;
import dev.bqt.runtime.ledger.ObjectRow;
import dev.bqt.runtime.ledger.WindowRow;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A service that does not answer is asked a few times a pass, however much there is to do. */
class OutageTest {
  private static final int WINDOWS = 100;
  private static final String RULE =
      """
      [{"When": {"Prefix": "/data/", "Suffix": ".json"}, "Dest": {"Table": "ds.t"},
        "OnSuccess": [{"Action": "delete"}]}]
      """;

  @Test
  void bigQueryIsAskedThreeTimesAndThenOnceAPassWhenWindowsAreToBePlanned() {
    try (Site site = withFiles()) {
      site.warehouse().down(true);
      assertThat(site.tick(4)).singleElement().asString().contains("BigQuery", "00:00:04Z");
      assertThat(site.warehouse().calls()).isEqualTo(3);
      int before = site.warehouse().calls();
      List<String> first = site.tick(8);
      assertThat(site.warehouse().calls()).isEqualTo(before + 1);
      assertThat(site.tick(12)).as("told in the same words").isEqualTo(first);
      assertThat(site.warehouse().calls()).isEqualTo(before + 2);

      site.warehouse().down(false);
      for (int second = 40; second < 80; second += 4) {
        assertThat(site.tick(second)).isEmpty();
        site.warehouse().succeedAll(1);
      }
      assertAllIsLoaded(site);
    }
  }

  @Test
  void theSameWhenJobsAreToBeSubmittedAndFollowed() {
    try (Site site = withFiles()) {
      site.tick(4);
      site.warehouse().down(true);
      int calls = site.warehouse().calls();
      site.changes().clear();
      assertThat(site.tick(8)).hasSize(1);
      assertThat(site.warehouse().calls() - calls).isLessThanOrEqualTo(3);
      assertThat(site.changes()).noneMatch(Change::isProgress).hasSizeLessThanOrEqualTo(3);
      site.warehouse().down(false);
      site.warehouse().succeedAll(1);
      site.tick(50);
      site.tick(54);
      assertAllIsLoaded(site);
    }
  }

  @Test
  void cloudStorageIsAskedAFewTimesAPass() {
    try (Site site = withFiles()) {
      site.tick(4);
      site.warehouse().succeedAll(1);
      site.store().down(true);
      for (int second = 8; second <= 16; second += 4) {
        int calls = site.store().calls();
        site.tick(second);
        assertThat(site.store().calls() - calls).isLessThanOrEqualTo(3);
      }
      int calls = site.store().calls();
      assertThat(site.tick(20)).last().asString().contains("Cloud Storage", "00:00:08Z");
      assertThat(site.store().calls() - calls).isEqualTo(1);
      site.store().down(false);
      for (int second = 60; second < 90; second += 4) {
        assertThat(site.tick(second)).isEmpty();
      }
      assertAllIsLoaded(site);
    }
  }

  @Test
  void aCallThatIsLostAmongOthersThatAreAnsweredIsNoOutage() {
    try (Site site = new Site(RULE)) {
      site.put(1, "data/1.json");
      site.store().down(true);
      assertThat(site.tick(4)).noneMatch(problem -> problem.contains("does not answer"));
      site.store().down(false);
      assertThat(site.tick(8)).isEmpty();
      site.store().down(true);
      assertThat(site.tick(12)).noneMatch(problem -> problem.contains("does not answer"));
    }
  }

  private static Site withFiles() {
    Site site = new Site(RULE);
    for (int number = 0; number < WINDOWS; number++) {
      site.put(1, "data/%03d.json".formatted(number));
    }
    return site;
  }

  private static void assertAllIsLoaded(Site site) {
    assertThat(site.windows())
        .hasSize(WINDOWS)
        .allMatch(window -> window.state() == WindowRow.State.DONE);
    assertThat(site.objects())
        .filteredOn(object -> object.name().startsWith("data/"))
        .hasSize(WINDOWS)
        .allMatch(object -> object.state() == ObjectRow.State.LOADED);
    assertThat(site.warehouse().jobs()).hasSize(WINDOWS);
  }
}
