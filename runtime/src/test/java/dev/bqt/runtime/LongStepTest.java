package dev.bqt.runtime;

import static dev.bqt.runtime.fake.Site.BUCKET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bqt.runtime.cloud.FailureKind;
import dev.bqt.runtime.fake.Site;
import dev.bqt.runtime.ledger.ObjectRow;
import dev.bqt.runtime.ledger.WindowRow;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A step of many objects is done by shares, one a pass, and goes on where it was. */
class LongStepTest {
  private static final int FILES = 1_250;
  private static final String RULE =
      """
      [{"When": {"Prefix": "/data/", "Suffix": ".json"}, "Dest": {"Table": "ds.t"},
        "Batch": {"Window": {"DurationInSec": 10}},
        "OnSuccess": [{"Action": "move", "Request": {"DestURL": "gs://archive/done"}}],
        "OnFailure": [{"Action": "move", "Request": {"DestURL": "gs://archive/failed"}}]}]
      """;

  /** Stands for the end of a process at a failpoint. */
  private static final class Halt extends Error {
    private static final long serialVersionUID = 1L;
  }

  private String halt = "";

  @Test
  void aShareAPassAndOthersHaveTheirTurn() {
    try (Site site = loaded()) {
      site.tick(13);
      assertThat(site.store().names("archive")).hasSize(500);
      site.put(13, "data/later.json");
      site.tick(20);
      assertThat(site.store().names("archive")).hasSize(1_000);
      site.tick(22);
      assertThat(site.warehouse().requests()).as("another window").hasSize(2);
      assertDone(site);
      assertThat(site.store().calls("copyIfAbsent")).isEqualTo(FILES);
      assertThat(site.store().calls("delete")).isEqualTo(13);
    }
  }

  @Test
  void whatStandsInTheWayIsToldInTheEndAndTheOthersAreMoved() {
    try (Site site = loaded()) {
      for (int number : List.of(0, 100, 600, 700, 1_200)) {
        site.store().put("archive", "done/" + name(number), "somebody else's");
      }
      site.tick(13);
      site.tick(14);
      assertThat(site.windows()).extracting(WindowRow::state).contains(WindowRow.State.ACTING);
      site.tick(15);
      WindowRow window = site.windows().get(0);
      assertThat(window.state()).isEqualTo(WindowRow.State.FAILED);
      assertThat(window.reason())
          .contains("data/0000.json stays", "data/0100.json", "data/0600.json", "; and 2 more");
      assertThat(site.store().names(BUCKET)).hasSize(5 + 1);
    }
  }

  @Test
  void afterAKillItGoesOnBehindTheLastShareThatIsInTheLedger() {
    for (String where : List.of("step.done.before", "step.done.after")) {
      try (Site site = loaded()) {
        site.tick(13);
        int copies = site.store().calls("copyIfAbsent");
        halt = where;
        assertThatThrownBy(() -> site.tick(14)).isInstanceOf(Halt.class);
        halt = "";
        site.follow(RULE);
        site.tick(15);
        site.tick(16);
        assertDone(site);
        int again = where.endsWith("before") ? 500 : 0;
        assertThat(site.store().calls("copyIfAbsent") - copies).isEqualTo(FILES - 500 + again);
      }
    }
  }

  @Test
  void whatFailedIsKnownByWhereItWasMoved() {
    try (Site site = unloaded()) {
      site.warehouse().failAll(FailureKind.BAD_DATA, "invalid");
      for (int second = 13; second <= 16; second++) {
        site.tick(second);
      }
      assertThat(site.windows()).extracting(WindowRow::state).containsOnly(WindowRow.State.FAILED);
      assertThat(site.objects())
          .filteredOn(object -> object.state() == ObjectRow.State.FAILED)
          .hasSize(FILES)
          .allMatch(object -> object.takenTo().equals("gs://archive/failed/" + object.name()));
    }
  }

  private Site loaded() {
    Site site = unloaded();
    site.warehouse().succeedAll(1);
    return site;
  }

  private Site unloaded() {
    Site site =
        new Site(
            RULE,
            reached -> {
              if (reached.equals(halt)) {
                throw new Halt();
              }
            });
    for (int number = 0; number < FILES; number++) {
      site.put(1, name(number));
    }
    site.tick(4);
    site.tick(12);
    return site;
  }

  private static String name(int number) {
    return "data/%04d.json".formatted(number);
  }

  private static void assertDone(Site site) {
    assertThat(site.windows().get(0).state()).isEqualTo(WindowRow.State.DONE);
    assertThat(site.store().names("archive")).hasSize(FILES);
  }
}
