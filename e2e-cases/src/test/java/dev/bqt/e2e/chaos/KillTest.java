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
  private final long longWindow = KillStory.longWindow(Instant.now());
  @TempDir private Path folder;
  private Path jar;

  @Test
  void everyArrowMayBeCut() throws IOException {
    Set<String> expected = Arrows.ofEveryDay();
    jar = LightJar.in(folder.resolve("jar"));
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

  @Test
  void whatIsNotCutHereIsThereAndIsCutElsewhere() {
    Set<String> known = new TreeSet<>();
    Arrows.inSources().forEach(arrow -> known.add(Arrows.transition(arrow)));
    assertThat(known).containsAll(Arrows.OF_ANOTHER_STORY.keySet());
    Arrows.OF_ANOTHER_STORY.forEach(
        (transition, why) ->
            assertThat(Arrows.testNamedIn(why)).as(transition + ": " + why).contains(transition));
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
    makeFileHeld(story, traced);
    makeFilesChange(story, traced);
    for (int wave = 1; wave <= waves; wave++) {
      story.wave(wave);
    }
    Arrows.ofEveryDay().stream().map(Arrows::transition).distinct().forEach(story::prepare);
    mayFail(run(story, traced));
    mayFail(settle(story, traced));
    story.age();
    story.edit(1);
    mayFail(run(story, traced, "--retry-failed"));
    query(story, traced);
    String outcome = Outcome.of(Folder.atRest(story.folder(), story.deliveries().told()));
    return new Uncut(new ArrayList<>(new LinkedHashSet<>(Files.readAllLines(trace))), outcome);
  }

  private static void mayFail(Ended ended) {
    assertThat(ended.exitCode()).as(ended.said()).isIn(0, 1);
  }

  /** A job has loaded a file, and the ledger has not heard of it, when the file is replaced. */
  private void makeFileHeld(KillStory story, Map<String, String> environment) {
    story.putHeld();
    halt(story, environment, "bigquery.load.after-commit");
    story.replaceHeld();
  }

  /** The ledger has just come to know two files when one is deleted and the other replaced. */
  private void makeFilesChange(KillStory story, Map<String, String> environment) {
    story.putChanging();
    halt(story, environment, "scan.complete.before");
    story.change();
  }

  private void halt(KillStory story, Map<String, String> environment, String arrow) {
    Map<String, String> halting = new LinkedHashMap<>(environment);
    halting.put("BQT_FAILPOINT", arrow);
    Ended cut = bqt(story, halting, command(arrow));
    assertThat(cut.exitCode())
        .as("halts at " + arrow + "; it said:\n" + cut.said())
        .isEqualTo(Child.KILLED);
    LedgerMark.check(story.folder(), arrow);
  }

  private String tellCut(String side, List<String> arrows) {
    KillStory story = new KillStory(folder.resolve(side), longWindow);
    makeFileHeld(story, Map.of());
    story.prepare("objects.judge-anew");
    int wave = 0;
    for (String arrow : arrows.stream().filter(each -> each.contains("." + side)).toList()) {
      story.wave(++wave);
      story.edit(wave);
      if (!arrow.startsWith("objects.judge-anew.")) {
        story.prepare(Arrows.transition(arrow));
      }
      if (arrow.startsWith("window.freeze-empty.")) {
        makeFilesChange(story, Map.of());
      }
      if (arrow.startsWith("window.sweep.")) {
        run(story, Map.of());
        story.age();
      }
      halt(story, Map.of(), arrow);
    }
    mayFail(settle(story, Map.of()));
    mayFail(run(story, Map.of(), "--retry-failed"));
    return Outcome.of(Folder.atRest(story.folder(), story.deliveries().told()));
  }

  private static String[] command(String arrow) {
    return switch (Arrows.transition(arrow)) {
      case "bigquery.query" -> KillStory.QUERY;
      case "object.settle" -> KillStory.SETTLE;
      case "objects.retry", "step.retry" -> KillStory.run("--retry-failed");
      default -> KillStory.run();
    };
  }

  private Ended run(KillStory story, Map<String, String> environment, String... options) {
    return bqt(story, environment, KillStory.run(options));
  }

  private Ended query(KillStory story, Map<String, String> environment) {
    return bqt(story, environment, KillStory.QUERY);
  }

  private Ended settle(KillStory story, Map<String, String> environment) {
    return bqt(story, environment, KillStory.SETTLE);
  }

  private Ended bqt(KillStory story, Map<String, String> environment, String... arguments) {
    return Child.start(story.folder(), jar, environment, arguments).end();
  }
}
