package dev.bqt.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.runtime.fake.Site;
import dev.bqt.runtime.ledger.StaleRow;
import dev.bqt.runtime.ledger.WindowRow;
import dev.bqt.runtime.ledger.WindowRow.JournalState;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * A pass has an end, however many windows there are: it does its share, each window has its turn,
 * and what is over comes first in the next one.
 */
class PassTest {
  private static final String MOVES =
      """
      [{"When": {"Prefix": "/data/", "Suffix": ".json"}, "Dest": {"Table": "ds.t"},
        "Batch": {"Window": {"DurationInSec": 10}},
        "OnSuccess": [{"Action": "move", "Request": {"DestURL": "gs://archive"}}]}]
      """;
  private static final String SINGLE =
      """
      [{"When": {"Prefix": "/data/"}, "Dest": {"Table": "ds.t", "SourceFormat": "CSV"}}]
      """;

  @Test
  void theMovesOfAPassAreDealtAmongTheWindows() {
    try (Site site = new Site(MOVES)) {
      put(site, 20, 100);
      put(site, "data/small", 3);
      load(site);

      site.tick(13);
      Map<String, Long> moved = movedByFolder(site);
      assertThat(site.store().calls("copyIfAbsent")).as("a pass").isBetween(450, 500);
      assertThat(moved).hasSize(21).containsEntry("data/small", 3L);
      assertThat(moved.values()).filteredOn(files -> files != 3).allMatch(files -> files >= 20);
      assertThat(site.windows())
          .filteredOn(window -> window.state() == WindowRow.State.DONE)
          .extracting(window -> window.place().folder())
          .as("who has little to do is not kept waiting")
          .containsExactly("data/small");

      for (int second = 14; second < 18; second++) {
        int before = site.store().calls("copyIfAbsent");
        site.tick(second);
        assertThat(site.store().calls("copyIfAbsent") - before).isLessThanOrEqualTo(500);
      }
      assertThat(site.windows()).extracting(WindowRow::state).containsOnly(WindowRow.State.DONE);
      assertThat(site.store().calls("copyIfAbsent")).as("each once").isEqualTo(2_003);
    }
  }

  @Test
  void whoHadNoTurnInAPassComesFirstInTheNext() {
    try (Site site = new Site(MOVES)) {
      put(site, 150, 12);
      load(site);
      site.tick(13);
      Map<String, Long> first = movedByFolder(site);
      assertThat(first.size()).as("five moves each, or more").isBetween(80, 100);
      site.tick(14);
      assertThat(movedByFolder(site)).as("the others, before anybody's second turn").hasSize(150);
      for (int second = 15; second < 18; second++) {
        site.tick(second);
      }
      assertThat(site.windows()).extracting(WindowRow::state).containsOnly(WindowRow.State.DONE);
      assertThat(site.store().calls("copyIfAbsent")).isEqualTo(150 * 12);
    }
  }

  @Test
  void windowsAreShownByTheHundredAPass() {
    try (Site site = new Site(MOVES)) {
      put(site, 1_200, 1);
      for (int shown : List.of(500, 1_000, 1_200)) {
        site.tick(4);
        assertThat(published(site)).isEqualTo(shown);
      }
    }
  }

  @Test
  void windowsThatCannotBeShownKeepNobodyFromBeingShown() {
    Fault fault = new Fault("window.publish.before");
    try (Site site = new Site(MOVES, fault)) {
      put(site, 1_200, 1);
      fault.isOn = true;
      site.tick(4);
      assertThat(published(site)).isZero();
      fault.isOn = false;
      site.tick(5);
      assertThat(site.windows().subList(500, 1_000))
          .as("those that had no turn yet")
          .allMatch(window -> window.journal().state() == JournalState.PUBLISHED);
      assertThat(published(site)).isEqualTo(500);
      site.tick(6);
      site.tick(7);
      assertThat(published(site)).isEqualTo(1_200);
    }
  }

  @Test
  void windowsAreSweptUpByTheThousandAPass() {
    try (Site site = new Site(MOVES)) {
      put(site, 1_200, 1);
      site.tick(4);
      site.tick(5);
      site.tick(6);
      site.tick(12);
      site.warehouse().succeedAll(1);
      site.tick(13);
      site.warehouse().succeedAll(1);
      for (int second = 14; second < 20; second++) {
        site.tick(second);
      }
      assertThat(published(site)).isEqualTo(1_200);
      site.tick(400);
      assertThat(published(site)).isEqualTo(200);
      site.tick(401);
      assertThat(published(site)).isZero();
    }
  }

  @Test
  void jobsThatHaveWaitedAreAskedForByTheThousandAPass() {
    Fault fault = new Fault("job.submit.before");
    try (Site site = new Site(SINGLE, fault)) {
      for (int number = 0; number < 1_500; number++) {
        site.put(1, "data/%04d".formatted(number));
      }
      fault.isOn = true;
      site.tick(4);
      site.tick(5);
      fault.isOn = false;
      int before = site.warehouse().requests().size();
      site.tick(6);
      assertThat(site.warehouse().requests().size() - before).isEqualTo(1_000);
      site.tick(7);
      assertThat(site.warehouse().requests().size() - before).isEqualTo(1_500);
    }
  }

  /** Somebody is always faster, on one arrow of the ledger. */
  private static final class Fault implements Consumer<String> {
    private final String where;
    private boolean isOn;

    Fault(String where) {
      this.where = where;
    }

    @Override
    public void accept(String reached) {
      if (isOn && reached.equals(where)) {
        throw new StaleRow("a row of the test");
      }
    }
  }

  private static void put(Site site, int folders, int files) {
    for (int folder = 0; folder < folders; folder++) {
      put(site, "data/%04d".formatted(folder), files);
    }
  }

  private static void put(Site site, String folder, int files) {
    for (int number = 0; number < files; number++) {
      site.put(1, folder + "/%04d.json".formatted(number));
    }
  }

  private static void load(Site site) {
    site.tick(4);
    site.tick(12);
    site.warehouse().succeedAll(1);
  }

  private static Map<String, Long> movedByFolder(Site site) {
    return site.store().names("archive").stream()
        .collect(
            Collectors.groupingBy(
                name -> name.substring(0, name.lastIndexOf('/')), Collectors.counting()));
  }

  private static long published(Site site) {
    return site.windows().stream()
        .filter(window -> window.journal().state() == JournalState.PUBLISHED)
        .count();
  }
}
