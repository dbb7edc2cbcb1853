package dev.bqt.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.runtime.cloud.FailureKind;
import dev.bqt.runtime.cloud.JobReport;
import dev.bqt.runtime.fake.Site;
import dev.bqt.runtime.laws.Law;
import dev.bqt.runtime.ledger.ObjectRow;
import dev.bqt.runtime.ledger.WindowRow;
import dev.bqt.runtime.load.FailedLoads;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two that do not know of each other, each with a ledger of its own, between the same doors. */
class TwoRunnersTest {
  private static final String BATCHED =
      """
      [{"When": {"Prefix": "/data/"}, "Dest": {"Table": "ds.t", "SourceFormat": "CSV"},
        "Batch": {"Window": {"DurationInSec": 10}}, "OnSuccess": [{"Action": "delete"}]}]
      """;
  private static final String EACH =
      """
      [{"When": {"Prefix": "/data/"}, "Dest": {"Table": "ds.t", "SourceFormat": "CSV"},
        "OnSuccess": [{"Action": "delete"}],
        "OnFailure": [{"Action": "move", "Request": {"DestURL": "gs://archive/failed"}}]}]
      """;

  private static final String LEFT_THERE =
      """
      [{"When": {"Prefix": "/data/"}, "Dest": {"Table": "ds.t", "SourceFormat": "CSV"}}]
      """;

  @Test
  void oneLoadsAWindowAndTheOtherReportsIt() {
    try (Site first = new Site(BATCHED);
        Site second = new Site(BATCHED, first)) {
      first.put(1, "data/a");
      first.tick(4);
      second.tick(5);
      first.tick(12);
      second.tick(13);
      assertThat(first.warehouse().jobs()).hasSize(1);
      assertThat(second.windows())
          .extracting(WindowRow::state)
          .containsExactly(WindowRow.State.FOREIGN);
      assertThat(second.states("data/a")).containsExactly(ObjectRow.State.FOREIGN);
    }
  }

  @Test
  void whatBothFindTooLateIsLoadedOnce() {
    String stays = BATCHED.replace(", \"OnSuccess\": [{\"Action\": \"delete\"}]", "");
    try (Site first = new Site(stays);
        Site second = new Site(stays, first)) {
      first.put(1, "data/a");
      first.put(1, "data/b");
      first.tick(3600);
      first.tick(3603);
      first.warehouse().succeedAll(1);
      first.tick(3604);
      assertThat(first.states("data/a")).containsExactly(ObjectRow.State.LOADED);
      for (int at = 3611; at < 3619; at++) {
        second.tick(at);
      }
      assertThat(first.warehouse().jobs()).hasSize(1);
      assertThat(second.states("data/a")).containsExactly(ObjectRow.State.FOREIGN);
      assertThat(second.states("data/b")).containsExactly(ObjectRow.State.FOREIGN);
    }
  }

  @Test
  void anObjectOfItsOwnIsTakenOnceToo() {
    try (Site first = new Site(EACH);
        Site second = new Site(EACH, first)) {
      first.put(1, "data/a");
      first.tick(4);
      second.tick(5);
      assertThat(first.warehouse().jobs()).hasSize(1);
      assertThat(second.states("data/a")).containsExactly(ObjectRow.State.FOREIGN);
      assertThat(second.windows().get(0).reason()).contains("Another runner");
      assertThat(second.store().names("bqt-ops"))
          .as("what shows that a window runs is that of the first one")
          .filteredOn(name -> name.contains("/Running/") || name.contains("proj:"))
          .containsExactlyElementsOf(shownBy(first));
      second.tick(6);
      assertThat(second.store().names("archive")).isEmpty();
      first.warehouse().succeedAll(1);
      first.tick(7);
      assertThat(first.states("data/a")).containsExactly(ObjectRow.State.LOADED);
    }
  }

  @Test
  void anObjectOfItsOwnIsTakenOnceByDifferentRulesForOneTable() {
    String other =
        EACH.replace("/data/", "/da")
            .replace("\"CSV\"", "\"CSV\", \"skipLeadingRows\": 1")
            .replace("gs://archive/failed", "gs://archive/elsewhere");
    try (Site first = new Site(EACH);
        Site second = new Site(other, first)) {
      first.put(1, "data/a");
      second.tick(4);
      first.tick(5);
      assertThat(first.warehouse().jobs()).hasSize(1);
      assertThat(first.states("data/a")).containsExactly(ObjectRow.State.FOREIGN);
      first.warehouse().succeedAll(1);
      second.tick(6);
      first.tick(7);
      assertThat(second.states("data/a")).containsExactly(ObjectRow.State.LOADED);
      assertThat(first.states("data/a")).containsExactly(ObjectRow.State.FOREIGN);
    }
  }

  @Test
  void anObjectOfItsOwnThatGoesIntoTwoTablesIsLoadedIntoEach() {
    try (Site first = new Site(LEFT_THERE);
        Site second = new Site(LEFT_THERE.replace("ds.t", "ds.u"), first)) {
      first.put(1, "data/a");
      first.tick(4);
      second.tick(5);
      assertThat(first.warehouse().jobs()).hasSize(2);
    }
  }

  @Test
  void anObjectOfItsOwnThatFailedIsLoadedAgainUnderANewId() {
    try (Site site = new Site(LEFT_THERE)) {
      site.put(1, "data/a");
      site.tick(4);
      site.warehouse().failAll(FailureKind.BAD_DATA, "invalid");
      site.tick(5);
      new FailedLoads(site.ledger(), site.warehouse(), site.store()).retry(Site.at(6));
      site.tick(7);
      assertThat(site.warehouse().jobs()).hasSize(2);
      site.warehouse().succeedAll(1);
      site.tick(8);
      assertThat(site.states("data/a")).containsExactly(ObjectRow.State.LOADED);
    }
  }

  @Test
  void whatTheOtherOnesJobDoesNotNameIsLoaded() {
    String stays = BATCHED.replace(", \"OnSuccess\": [{\"Action\": \"delete\"}]", "");
    try (Site first = new Site(stays);
        Site second = new Site(stays, first)) {
      first.breaks("decision 0010: ids differ where not both have seen all", Law.READ_ONCE);
      first.put(1, "data/a");
      first.tick(3600);
      first.tick(3603);
      first.warehouse().succeedAll(1);
      first.tick(3604);
      second.put(5000, "data/b");
      passes(second, 9000);
      assertThat(second.states("data/a")).containsExactly(ObjectRow.State.FOREIGN);
      assertThat(second.states("data/b")).containsExactly(ObjectRow.State.LOADED);
      assertThat(second.windows())
          .extracting(WindowRow::state)
          .containsExactly(WindowRow.State.FOREIGN);
      assertThat(second.warehouse().jobs())
          .extracting(JobReport::sourceUris)
          .containsExactly(List.of("gs://landing/data/a"), List.of("gs://landing/data/b"));
    }
  }

  @Test
  void whatTheOtherOnesJobHasFailedToLoadIsLoaded() {
    try (Site first = new Site(BATCHED);
        Site second = new Site(BATCHED, first)) {
      first.put(1, "data/a");
      first.tick(3600);
      first.tick(3603);
      first.warehouse().failAll(FailureKind.BAD_DATA, "no such field: x");
      first.tick(3604);
      passes(second, 9000);
      assertThat(first.states("data/a")).containsExactly(ObjectRow.State.FAILED);
      assertThat(second.states("data/a")).containsExactly(ObjectRow.State.LOADED);
      assertThat(second.store().names(Site.BUCKET))
          .as("its steps are run")
          .doesNotContain("data/a");
    }
  }

  @Test
  void ofARefusedJobOnlyWhatTheOtherOneNamesIsHis() {
    try (Site site = new Site(LEFT_THERE)) {
      site.put(1, "data/a");
      site.warehouse().refuseNext(FailureKind.REFUSED, "no permission");
      site.tick(4);
      site.warehouse().occupy(site.warehouse().requests().get(0).job());
      new FailedLoads(site.ledger(), site.warehouse(), site.store()).retry(Site.at(6));
      passes(site, 7);
      assertThat(site.states("data/a")).containsExactly(ObjectRow.State.LOADED);
    }
  }

  /** Process and task files of the one window that is being loaded. */
  private static List<String> shownBy(Site site) {
    long window = site.windows().get(0).id();
    String job = site.warehouse().jobs().get(0).name().id();
    return site.store().names("bqt-ops").stream()
        .filter(name -> name.contains("/Running/") || name.contains("proj:"))
        .filter(name -> name.contains(Long.toString(window)) || name.endsWith(job))
        .toList();
  }

  private static void passes(Site site, int from) {
    for (int at = from; at < from + 60; at++) {
      site.tick(at);
      site.warehouse().succeedAll(1);
    }
  }
}
