package dev.bqt.e2e.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.e2e.chaos.Child.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The built jar is halted on each arrow of the protocol, one after the other, and started again:
 * what comes of it is what comes of a run that nobody cuts.
 */
class KillTest {
  private static final String QUERY = "bigquery.query.";

  private final long longWindow = KillStory.longWindow(Instant.now());
  @TempDir private Path folder;

  @Test
  void everyArrowMayBeCut() throws IOException {
    Set<String> expected = Arrows.ofEveryDay();
    int waves = expected.size() / 2;
    Uncut uncut = tellUncut(waves);
    assertThat(new TreeSet<>(uncut.arrows()))
        .as("arrows that the story passes, beside those that the sources name")
        .isEqualTo(expected);
    CompletableFuture<String> before =
        CompletableFuture.supplyAsync(() -> tellCut("before", uncut.arrows()));
    String after = tellCut("after", uncut.arrows());
    assertThat(before.join()).as("cut before each commit").isEqualTo(uncut.outcome());
    assertThat(after).as("cut after each commit").isEqualTo(uncut.outcome());
  }

  /**
   * The story as nobody cuts it.
   *
   * @param arrows that were passed, in the order in which they were first reached
   * @param outcome what came of it
   */
  private record Uncut(List<String> arrows, String outcome) {}

  private Uncut tellUncut(int waves) throws IOException {
    KillStory story = new KillStory(folder.resolve("uncut"), longWindow);
    Path trace = folder.resolve("trace.txt");
    Map<String, String> traced = Map.of("BQT_FAILPOINT_TRACE", trace.toString());
    makeFilesChange(story, traced);
    for (int wave = 1; wave <= waves; wave++) {
      story.wave(wave);
    }
    Ended first = run(story, traced);
    assertThat(first.exitCode()).as(first.said()).isEqualTo(1);
    story.age();
    story.edit(1);
    Ended second = run(story, traced);
    assertThat(second.exitCode()).as(second.said()).isEqualTo(1);
    query(story, traced);
    String outcome = Outcome.of(Invariants.check(story.folder(), story.deliveries()));
    return new Uncut(new ArrayList<>(new LinkedHashSet<>(Files.readAllLines(trace))), outcome);
  }

  /** The ledger has just come to know two files when one is deleted and the other replaced. */
  private void makeFilesChange(KillStory story, Map<String, String> environment) {
    story.putChanging();
    Map<String, String> halting = new LinkedHashMap<>(environment);
    halting.put("BQT_FAILPOINT", "scan.complete.before");
    assertThat(run(story, halting).exitCode()).isEqualTo(Child.KILLED);
    story.change();
  }

  private String tellCut(String side, List<String> arrows) {
    KillStory story = new KillStory(folder.resolve(side), longWindow);
    int wave = 0;
    for (String arrow : arrows.stream().filter(each -> each.contains("." + side)).toList()) {
      story.wave(++wave);
      story.edit(wave);
      if (arrow.startsWith("window.freeze-empty.")) {
        makeFilesChange(story, Map.of());
      }
      if (arrow.startsWith("window.sweep.")) {
        run(story, Map.of());
        story.age();
      }
      Map<String, String> halting = Map.of("BQT_FAILPOINT", arrow);
      Ended cut = arrow.startsWith(QUERY) ? query(story, halting) : run(story, halting);
      assertThat(cut.exitCode())
          .as("halts at " + arrow + "; it said:\n" + cut.said())
          .isEqualTo(Child.KILLED);
    }
    run(story, Map.of());
    return Outcome.of(Invariants.check(story.folder(), story.deliveries()));
  }

  private Ended run(KillStory story, Map<String, String> environment) {
    return bqt(story, environment, "run", "rule.bqt", "--local", ".", "--until-idle");
  }

  private Ended query(KillStory story, Map<String, String> environment) {
    return bqt(story, environment, "query", "--local", ".", "SELECT COUNT(*) FROM shop.orders");
  }

  private Ended bqt(KillStory story, Map<String, String> environment, String... arguments) {
    Path classes = folder.resolve("classes.jsa");
    long t0 = System.nanoTime();
    Ended e = Child.start(story.folder(), classes, environment, arguments).end();
    System.err.println(
        "TIME "
            + story.folder().getFileName()
            + " "
            + (System.nanoTime() - t0) / 1000000
            + " "
            + environment.get("BQT_FAILPOINT")
            + " "
            + e.exitCode());
    return e;
  }
}
