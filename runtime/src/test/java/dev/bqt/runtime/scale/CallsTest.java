package dev.bqt.runtime.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.runtime.fake.Site;
import dev.bqt.runtime.ledger.WindowRow;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many calls Cloud Storage hears of a window, from its first scan to the sweeping up. */
class CallsTest {
  private static final String RULE =
      """
      [{"When": {"Prefix": "/data/", "Suffix": ".json"}, "Dest": {"Table": "ds.t"},
        "Batch": {"Window": {"DurationInSec": 10}}}]
      """;
  private static final int SCANS = 3;
  private static final List<String> METHODS =
      List.of("buckets", "list", "read", "find", "createIfAbsent", "write", "delete");

  @ParameterizedTest
  @CsvSource({"1000, 1", "10000, 10"})
  void aWindowCostsPagesAndFifteenCallsOfItsOwn(int files, int pages) {
    try (Site site = new Site(RULE)) {
      site.store().remove(Site.BUCKET, "made");
      for (int number = 0; number < files; number++) {
        site.put(1, "data/%06d.json".formatted(number));
      }
      site.tick(12);
      site.warehouse().succeedAll(1);
      site.tick(13);
      site.tick(200);
      assertThat(site.windows()).extracting(WindowRow::state).containsExactly(WindowRow.State.DONE);
      assertThat(site.store().names("bqt-ops")).noneMatch(name -> name.startsWith("tasks/"));
      assertThat(calls(site))
          .containsEntry("buckets", SCANS)
          .as("each scan, the looks before the freeze and after the load, one for lost .win files")
          .containsEntry("list", pages * (SCANS + 2) + 1)
          .as("whose .win it is, and the .run on its way to Done")
          .containsEntry("read", 2)
          .as(".win and .wis")
          .containsEntry("createIfAbsent", 2)
          .as(".run twice, a task")
          .containsEntry("write", 3)
          .as("those four are taken away again, .win before .wis")
          .containsEntry("find", 4)
          .containsEntry("delete", 4);
    }
  }

  private static Map<String, Integer> calls(Site site) {
    Map<String, Integer> calls = new TreeMap<>();
    METHODS.forEach(method -> calls.put(method, site.store().calls(method)));
    return calls;
  }
}
