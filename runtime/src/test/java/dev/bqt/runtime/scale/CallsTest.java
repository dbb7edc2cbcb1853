package dev.bqt.runtime.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.runtime.fake.Site;
import dev.bqt.runtime.ledger.WindowRow;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How many calls Cloud Storage hears of windows, from their first scan to the sweeping up. A batch
 * of a hundred deletes is one call.
 */
class CallsTest {
  private static final String RULE =
      """
      [{"When": {"Prefix": "/data/", "Suffix": ".json"}, "Dest": {"Table": "ds.t"},
        "Batch": {"Window": {"DurationInSec": 10}}}]
      """;
  private static final String WITHOUT_BATCH =
      """
      [{"When": {"Prefix": "/data/", "Suffix": ".json"}, "Dest": {"Table": "ds.t"}}]
      """;
  private static final List<String> METHODS =
      List.of("buckets", "list", "read", "find", "createIfAbsent", "write", "delete", "discard");
  private static final int SCANS = 3;

  @ParameterizedTest
  @CsvSource({"1000, 1", "10000, 10"})
  void aWindowCostsPagesAndNineCallsOfItsOwn(int files, int pages) {
    try (Site site = new Site(RULE)) {
      site.store().remove(Site.BUCKET, "made");
      put(site, 1, "data/", files);
      site.tick(12);
      site.warehouse().succeedAll(1);
      site.tick(13);
      site.tick(200);
      assertThat(site.windows()).extracting(WindowRow::state).containsExactly(WindowRow.State.DONE);
      assertThat(site.store().names("bqt-ops")).noneMatch(name -> name.startsWith("tasks/"));
      assertThat(calls(site))
          .containsEntry("buckets", SCANS)
          .as(
              "each scan, the look before the freeze, the look after the load, whose .win, lost ones")
          .containsEntry("list", pages * (SCANS + 2) + 2)
          .containsEntry("read", 0)
          .containsEntry("find", 0)
          .as(".win and .wis")
          .containsEntry("createIfAbsent", 2)
          .as(".run twice, a task")
          .containsEntry("write", 3)
          .as(".run and task together, .win before .wis")
          .containsEntry("discard", 3)
          .containsEntry("delete", 0);
    }
  }

  @Test
  void windowsThatGoTogetherShareLooksAndSweeping() {
    int windows = 50;
    try (Site site = new Site(RULE)) {
      for (int folder = 0; folder < windows; folder++) {
        put(site, 1, "data/%02d/".formatted(folder), 100);
      }
      site.tick(12);
      site.warehouse().succeedAll(1);
      site.tick(13);
      site.tick(200);
      assertThat(site.windows())
          .hasSize(windows)
          .allMatch(window -> window.state() == WindowRow.State.DONE);
      assertThat(calls(site))
          .as("five pages of files, one of windows' names, one for lost .win files")
          .containsEntry("list", 5 * (SCANS + 2) + 2)
          .containsEntry("createIfAbsent", 2 * windows)
          .containsEntry("write", 3 * windows)
          .as("one for each window, two for all of them")
          .containsEntry("discard", windows + 2);
    }
  }

  @Test
  void anObjectWithoutBatchCostsFourCalls() {
    int files = 900;
    try (Site site = new Site(WITHOUT_BATCH)) {
      put(site, 1, "data/", files);
      site.tick(12);
      site.warehouse().succeedAll(1);
      site.tick(13);
      assertThat(site.windows())
          .hasSize(files)
          .allMatch(window -> window.state() == WindowRow.State.DONE);
      assertThat(calls(site))
          .as("two scans, two looks, one for lost .win files")
          .containsEntry("list", 2 + 2 + 1)
          .containsEntry("write", 3 * files)
          .containsEntry("discard", files);
    }
  }

  private static void put(Site site, double seconds, String folder, int files) {
    for (int number = 0; number < files; number++) {
      site.put(seconds, folder + "%06d.json".formatted(number));
    }
  }

  private static Map<String, Integer> calls(Site site) {
    Map<String, Integer> calls = new TreeMap<>();
    METHODS.forEach(method -> calls.put(method, site.store().calls(method)));
    return calls;
  }
}
