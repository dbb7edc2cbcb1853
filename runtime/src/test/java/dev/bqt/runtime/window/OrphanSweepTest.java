package dev.bqt.runtime.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.runtime.fake.Site;
import dev.bqt.runtime.laws.Law;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which files of the tasks folder go, and which never do. */
class OrphanSweepTest {
  private static final String OPS = "bqt-ops";
  private static final String RULE =
      """
      [{"When": {"Prefix": "/data/"}, "Dest": {"Table": "ds.t", "SourceFormat": "CSV"},
        "Batch": {"Window": {"DurationInSec": 3600}}}]
      """;
  private static final long START = Site.START.getEpochSecond();
  private static final long OLD = START - 300;

  @Test
  void whatOurLedgerWroteAndKnowsNothingOfGoesTwoMinutesAfterItsEnd() {
    try (Site site = new Site(RULE)) {
      win(site, "ds.t_1_" + OLD, site.ledger().id());
      wis(site, "ds.t_1_" + OLD, site.ledger().id());
      wis(site, "ds.t_2_" + OLD, site.ledger().id());
      String young = "ds.t_3_" + (START - 100);
      win(site, young, site.ledger().id());
      site.tick(0);
      assertThat(tasks(site)).containsExactly("tasks/" + young + ".win");
      site.tick(30);
      assertThat(tasks(site)).as("once an hour").hasSize(1);
      site.tick(3600);
      assertThat(tasks(site)).isEmpty();
    }
  }

  @Test
  void whatAnybodyElseWroteStays() {
    try (Site site = new Site(RULE)) {
      win(site, "ds.t_1_" + OLD, "another-ledger");
      wis(site, "ds.t_1_" + OLD, "another-ledger");
      site.store().put(OPS, "tasks/ds.t_2_" + OLD + ".win", "{\"EventID\": \"7\"}");
      site.store().put(OPS, "tasks/ds.t_2_" + OLD + ".wis", ".");
      site.store().put(OPS, "tasks/ds.t_3_" + OLD + ".win", "not JSON");
      site.store().put(OPS, "tasks/notes.win", site.ledger().id());
      site.store().put(OPS, "tasks/proj:local:US/ds.t_4_" + OLD + ".win", site.ledger().id());
      site.breaks("what is named like a task is no task", Law.TASKS);
      List<String> before = tasks(site);
      site.tick(0);
      site.tick(3600);
      assertThat(tasks(site)).hasSize(7).isEqualTo(before);
    }
  }

  @Test
  void aWindowThatIsOpenKeepsItsFilesAndAnotherNameOfItGoes() {
    try (Site site = new Site(RULE)) {
      site.put(1, "data/a");
      site.tick(4);
      String name = site.windows().get(0).journal().name();
      String id = Long.toString(site.windows().get(0).id());
      String other = "tasks/ds.t_9_" + OLD + ".win";
      String content =
          "{\"EventID\": \"%s\", \"LedgerID\": \"%s\"}".formatted(id, site.ledger().id());
      site.store().put(OPS, other, content);
      site.tick(3605);
      assertThat(tasks(site))
          .contains("tasks/" + name + ".win", "tasks/" + name + ".wis")
          .doesNotContain(other);
    }
  }

  @Test
  void whileAWindowIsBeingPublishedNothingGoes() {
    boolean[] down = {true};
    try (Site site =
        new Site(
            RULE,
            arrow -> {
              if (down[0] && arrow.equals("window.publish.before")) {
                throw new IllegalStateException("the ledger is down");
              }
            })) {
      wis(site, "ds.t_1_" + OLD, site.ledger().id());
      site.put(1, "data/a");
      site.tick(4);
      assertThat(tasks(site)).contains("tasks/ds.t_1_" + OLD + ".wis").hasSize(3);
      down[0] = false;
      site.tick(5);
      site.tick(70);
      assertThat(tasks(site)).doesNotContain("tasks/ds.t_1_" + OLD + ".wis").hasSize(2);
    }
  }

  private static void win(Site site, String name, String ledger) {
    String content = "{\"EventID\": \"12345\", \"LedgerID\": \"%s\"}".formatted(ledger);
    site.store().put(OPS, "tasks/" + name + ".win", content);
  }

  private static void wis(Site site, String name, String ledger) {
    site.store().put(OPS, "tasks/" + name + ".wis", ledger);
  }

  private static List<String> tasks(Site site) {
    return site.store().names(OPS).stream().filter(name -> name.startsWith("tasks/")).toList();
  }
}
