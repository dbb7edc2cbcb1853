package dev.bqt.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.runtime.fake.Site;
import dev.bqt.runtime.ledger.ObjectRow;
import dev.bqt.runtime.ledger.WindowRow;
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
  void anObjectOfItsOwnIsTakenOnceToo() {
    try (Site first = new Site(EACH);
        Site second = new Site(EACH, first)) {
      first.put(1, "data/a");
      first.tick(4);
      second.tick(5);
      assertThat(first.warehouse().jobs()).hasSize(1);
      assertThat(second.states("data/a")).containsExactly(ObjectRow.State.FOREIGN);
      assertThat(second.windows().get(0).reason()).contains("Another runner");
      second.tick(6);
      assertThat(second.store().names("archive")).isEmpty();
      first.warehouse().succeedAll(1);
      first.tick(7);
      assertThat(first.states("data/a")).containsExactly(ObjectRow.State.LOADED);
    }
  }
}
