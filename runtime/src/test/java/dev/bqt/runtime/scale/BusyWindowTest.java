package dev.bqt.runtime.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.runtime.cloud.LoadRequest;
import dev.bqt.runtime.fake.Site;
import dev.bqt.runtime.ledger.ObjectRow.State;
import dev.bqt.runtime.ledger.StaleRow;
import dev.bqt.runtime.ledger.WindowRow;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A window of more than a page whose files change while it is looked at. */
class BusyWindowTest {
  private static final int FILES = 10_002;
  private static final String CHANGED = "data/005000.json";
  private static final String RULE =
      """
      [{"When": {"Prefix": "/data/", "Suffix": ".json"}, "Dest": {"Table": "ds.t"},
        "Batch": {"Window": {"DurationInSec": 10}}}]
      """;

  @Test
  void oneThatCannotBeFrozenKeepsNobodyElseFromBeingLoaded() {
    Busy busy = new Busy();
    try (Site site = new Site(RULE, busy)) {
      put(site);
      site.put(11, "data/later.json");
      for (int second : List.of(4, 13, 23)) {
        busy.isArmed = second > 4;
        site.tick(second);
      }
      assertThat(site.warehouse().requests())
          .extracting(LoadRequest::sourceUris)
          .containsExactly(List.of("gs://landing/data/later.json"));
      site.tick(24);
      site.tick(25);
      assertThat(site.warehouse().requests()).as("the large one, in two jobs").hasSize(3);
    }
  }

  @Test
  void whatAnotherProcessFindsDuringTheLookIsLookedAtOnceMore() {
    try (Site site = new Site(RULE);
        Site other = site.sharing(RULE)) {
      put(site);
      site.tick(4);
      Runnable change =
          () -> {
            site.put(11, CHANGED);
            other.tick(11.5); // It finds the new content; the window may not close by then.
          };
      site.store().afterNextListOf(CHANGED, () -> site.store().afterNextListOf(CHANGED, change));
      site.tick(12);
      assertThat(site.states(CHANGED)).containsExactly(State.SUPERSEDED, State.ENROLLED);
      assertThat(site.windows().get(0).state()).isEqualTo(WindowRow.State.LOADING);
      assertThat(site.warehouse().requests().stream().flatMap(job -> job.sourceUris().stream()))
          .hasSize(FILES - 1)
          .doesNotContain("gs://landing/" + CHANGED);
    }
  }

  /** The first freeze of a pass comes too late. */
  private static final class Busy implements Consumer<String> {
    private boolean isArmed;

    @Override
    public void accept(String reached) {
      if (isArmed && reached.equals("window.freeze.before")) {
        isArmed = false;
        throw new StaleRow("a window of the test");
      }
    }
  }

  private static void put(Site site) {
    for (int number = 0; number < FILES; number++) {
      site.put(1, "data/%06d.json".formatted(number));
    }
  }
}
