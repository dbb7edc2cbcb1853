package dev.bqt.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.runtime.cloud.FailureKind;
import dev.bqt.runtime.fake.Site;
import dev.bqt.runtime.ledger.ObjectRow;
import dev.bqt.runtime.ledger.WindowRow;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * A crash before and after each commit, one at a time: the next pass goes on as if nothing had
 * been.
 */
class CrashTest {
  private static final String RULES =
      """
      [{"When": {"Prefix": "/data/"},
        "Dest": {"Table": "ds.t", "SourceFormat": "CSV"},
        "Batch": {"Window": {"DurationInSec": 10}},
        "OnSuccess": [
          {"Action": "move", "Request": {"DestURL": "gs://archive/done"}},
          {"Action": "delete", "Request": {"URLs": ["gs://landing/made"]}}]},
       {"When": {"Prefix": "/single/"}, "Dest": {"Table": "ds.u", "SourceFormat": "CSV"},
        "OnFailure": [{"Action": "move", "Request": {"DestURL": "gs://archive/failed"}}]}]
      """;

  private static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void everyArrowMayBeCut() {
    List<String> arrows = run(-1);
    assertThat(new TreeSet<>(arrows))
        .contains(
            "objects.enroll.before",
            "window.publish.after",
            "window.freeze.before",
            "job.submit.before",
            "job.succeed.after",
            "job.fail.before",
            "step.done.after",
            "window.end.before",
            "window.sweep.after");
    for (int cut = 0; cut < arrows.size(); cut++) {
      run(cut);
    }
  }

  /** The whole story, cut at that arrow; returns the arrows that were reached. */
  private static List<String> run(int cut) {
    List<String> reached = new ArrayList<>();
    try (Site site =
        new Site(
            RULES,
            arrow -> {
              if (arrow.startsWith("rules.")) {
                return;
              }
              reached.add(arrow);
              if (reached.size() - 1 == cut) {
                throw new Crash();
              }
            })) {
      tell(site);
      String where = cut < 0 ? "uncut" : "cut at " + cut + ", " + reached.get(cut);
      assertThat(site.warehouse().jobs()).as(where).hasSize(2);
      assertThat(site.windows())
          .as(where)
          .extracting(WindowRow::state)
          .containsExactlyInAnyOrder(WindowRow.State.DONE, WindowRow.State.FAILED);
      assertThat(site.objects())
          .as(where)
          .extracting(ObjectRow::state)
          .containsExactlyInAnyOrder(
              ObjectRow.State.LOADED, ObjectRow.State.LOADED, ObjectRow.State.FAILED);
      assertThat(site.store().names("archive"))
          .as(where)
          .containsExactly("done/data/a", "done/data/b", "failed/single/c");
      assertThat(site.store().names(Site.BUCKET)).as(where).isEmpty();
      assertThat(site.store().names("bqt-ops"))
          .as(where)
          .noneMatch(name -> name.contains("Running") || name.startsWith("tasks/"));
    }
    return reached;
  }

  private static void tell(Site site) {
    site.put(1, "data/a");
    site.put(2, "data/b");
    for (int second = 5; second < 25; second++) {
      tick(site, second);
    }
    site.warehouse().succeedAll(2);
    site.put(25, "single/c");
    for (int second = 27; second < 35; second++) {
      tick(site, second);
    }
    site.warehouse().failAll(FailureKind.BAD_DATA, "invalid");
    for (int second = 35; second < 45; second++) {
      tick(site, second);
    }
    tick(site, 200);
    tick(site, 201);
  }

  private static void tick(Site site, int second) {
    try {
      site.tick(second);
    } catch (Crash crash) {
      site.follow(RULES);
    }
  }
}
