package dev.bqt.e2e;

import dev.bqt.e2e.Moment.Act;
import dev.bqt.e2e.view.BucketsText;
import dev.bqt.e2e.view.JobsText;
import dev.bqt.e2e.view.JournalText;
import dev.bqt.e2e.view.ObjectsText;
import dev.bqt.e2e.view.RowsText;
import dev.bqt.runtime.Runner;
import dev.bqt.runtime.Tick;
import dev.bqt.runtime.cloud.google.GoogleCloud;
import dev.bqt.runtime.config.RunnerConfig;
import dev.bqt.runtime.laws.BucketView;
import dev.bqt.runtime.laws.Delivered;
import dev.bqt.runtime.laws.Laws;
import dev.bqt.runtime.laws.LocalReader;
import dev.bqt.runtime.ledger.Change;
import dev.bqt.runtime.ledger.Ledger;
import dev.bqt.runtime.ledger.StepRow;
import dev.bqt.runtime.ledger.WindowRow.State;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/** One case, from its first second until nothing is left to do. */
final class CaseRun {
  static final String PROJECT = "local";

  /** How long a story may go on after its last moment. */
  private static final long LONGEST_SECONDS = 2 * 60;

  private final CaseFolder story;
  private final SimulatedClock clock;
  private final World world;
  private final Timeline timeline;
  private final List<StepRow> ended = new ArrayList<>();
  private Runner runner;
  private Tick tick;

  private CaseRun(CaseFolder story, SimulatedClock clock, World world) {
    this.story = story;
    this.clock = clock;
    this.world = world;
    this.timeline = new Timeline(clock);
  }

  /**
   * Runs it over {@code localcloud}.
   *
   * @param folder empty; the local site is made there
   * @return what came of it: name of the approved file and its text
   */
  static Map<String, String> outcome(CaseFolder story, Path folder) {
    return outcome(story, folder, LocalWorld::make);
  }

  /**
   * Runs it.
   *
   * @param folder empty; the ledger is made there, and what the world keeps
   * @return what came of it: name of the approved file and its text
   */
  static Map<String, String> outcome(CaseFolder story, Path folder, World.Maker maker) {
    SimulatedClock clock = new SimulatedClock();
    String ledger = "jdbc:h2:file:" + folder.resolve("state").resolve("ledger").toAbsolutePath();
    try (World world = maker.make(folder, story, clock)) {
      return new CaseRun(story, clock, world).run(ledger);
    }
  }

  private Map<String, String> run(String ledgerUrl) {
    GoogleCloud doors = world.doors();
    try (Ledger ledger = Ledger.open(ledgerUrl, failpoint -> {}, this::hear)) {
      RunnerConfig config = RunnerConfig.local().with(story.quotas());
      runner = new Runner(config, ledger, doors.objects(), doors.warehouse());
      JournalText journal =
          new JournalText(doors.objects(), RunnerConfig.local().operationsBucket(), clock);
      follow(story.rules());
      live(journal, () -> isIdle(ledger));
      world.endStory();
      Map<String, String> texts = texts(journal, doors, ledger);
      if (world.keepsTheLaws()) {
        obey(doors, ledger);
      }
      return texts;
    }
  }

  private void hear(Change change) {
    timeline.accept(change);
    if (change instanceof Change.OfStep step) {
      ended.add(step.after());
    }
  }

  private void follow(List<Path> files) {
    tick = runner.tick(CompiledRules.of(files).routes(), clock.instant());
  }

  private void live(JournalText journal, BooleanSupplier idle) {
    List<Moment> moments = story.moments();
    long last = moments.get(moments.size() - 1).second();
    for (long second = 0; second <= last + LONGEST_SECONDS; second++) {
      clock.moveTo(second);
      world.beginSecond();
      happen(moments);
      tick.run(clock.instant()).forEach(problem -> timeline.add("  " + problem));
      journal.look();
      world.endSecond();
      if (second >= last && idle.getAsBoolean()) {
        timeline.add("nothing is left to do");
        return;
      }
    }
    throw new AssertionError(
        story + " is not at its end after " + clock.second() + " s:\n" + timeline);
  }

  private void happen(List<Moment> moments) {
    for (Moment moment : moments) {
      if (moment.second() == clock.second()) {
        moment.acts().forEach(act -> timeline.add(world.apply(act)));
        if (!moment.rules().isEmpty()) {
          timeline.add("somebody edits the rules");
          follow(moment.rules());
        }
        if (moment.retriesFailed()) {
          int files = runner.retryFailed(clock.instant(), timeline::add);
          timeline.add("somebody runs with --retry-failed; files to be loaded again: " + files);
        }
      }
    }
  }

  private void obey(GoogleCloud doors, Ledger ledger) {
    LocalReader reader =
        new LocalReader(doors.objects(), doors.warehouse(), CaseFolder.text(story.schema()));
    Laws.check(reader.read(ledger, delivered(), true).hearing(ended), story.name());
  }

  /** What people did to the buckets, in all moments. */
  private Delivered delivered() {
    Map<String, Integer> contents = new TreeMap<>();
    Set<String> removed = new TreeSet<>();
    for (Moment moment : story.moments()) {
      for (Act act : moment.acts()) {
        if (act.isDelete()) {
          removed.add(act.object());
        } else if (!act.onlyMakesFolder() && !act.bucket().equals(BucketView.OPERATIONS)) {
          contents.merge(act.object(), 1, Integer::sum);
        }
      }
    }
    return new Delivered(contents, removed);
  }

  private boolean isIdle(Ledger ledger) {
    boolean active =
        ledger.read(
            tx ->
                !tx.windows().in(State.OPEN, State.CLOSED, State.LOADING, State.ACTING).isEmpty());
    return !active && world.isSettled();
  }

  private Map<String, String> texts(JournalText journal, GoogleCloud doors, Ledger ledger) {
    String operations = RunnerConfig.local().operationsBucket();
    Map<String, String> texts = new TreeMap<>();
    texts.put("compiled.json", CompiledRules.of(story.rules()).json());
    texts.put("timeline.txt", timeline.toString());
    texts.put("buckets.txt", BucketsText.of(doors.objects(), operations));
    texts.put("journal.txt", journal.toString());
    texts.put("objects.txt", ObjectsText.of(ledger, doors.objects().buckets()));
    texts.put("jobs.txt", JobsText.of(ledger, doors.warehouse()));
    texts.put("rows.txt", RowsText.of(doors.warehouse(), story.schema()));
    texts.replaceAll((name, text) -> text.replace(ledger.id(), "<ledger>"));
    return texts;
  }
}
