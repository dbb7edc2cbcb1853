package dev.bqt.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.e2e.view.BucketsText;
import dev.bqt.e2e.view.Folding;
import dev.bqt.e2e.view.JobsText;
import dev.bqt.e2e.view.JournalText;
import dev.bqt.e2e.view.ObjectsText;
import dev.bqt.e2e.view.RowsText;
import dev.bqt.runtime.cloud.google.GoogleCloud;
import dev.bqt.runtime.config.RunnerConfig;
import dev.bqt.runtime.ledger.Ledger;
import dev.bqt.runtime.ledger.WindowRow.State;
import dev.bqt.runtime.route.Route;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** One case, from its first second until nothing is left to do. */
final class CaseRun {
  static final String PROJECT = "local";

  /** How long a story may go on after its last moment. */
  private static final long LONGEST_SECONDS = 2 * 60;

  private final CaseFolder story;
  private final SimulatedClock clock;
  private final World world;
  private final Timeline timeline;
  private final Weather weather;
  private final List<RunnerProcess> runners = new ArrayList<>();
  private final List<Ledger> ledgers = new ArrayList<>();

  private CaseRun(CaseFolder story, SimulatedClock clock, World world) {
    this.story = story;
    this.clock = clock;
    this.world = world;
    this.timeline = new Timeline(clock);
    this.weather = story.weather();
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
    try (Ledger ledger = Ledger.open(ledgerUrl, failpoint -> {}, timeline);
        Ledger other = story.hasTwoLedgers() ? second(ledgerUrl) : null) {
      ledgers.add(ledger);
      JournalText journal =
          new JournalText(doors.objects(), RunnerConfig.local().operationsBucket(), clock);
      begin(ledger, "first runner");
      live(journal, other == null ? ledger : other);
      world.endStory();
      Map<String, String> texts = texts(journal, doors);
      if (world.keepsTheLaws()) {
        StoryLaws.check(story, doors, ledgers, runners);
      }
      return texts;
    }
  }

  private Ledger second(String ledgerUrl) {
    return Ledger.open(ledgerUrl + "-of-the-second", failpoint -> {}, timeline);
  }

  private void begin(Ledger ledger, String name) {
    RunnerConfig config = RunnerConfig.local().with(story.quotas());
    Timeline said = story.hasSecondRunner() ? timeline.of(name) : timeline;
    RunnerProcess runner = new RunnerProcess(config, ledger, world, weather, said);
    runner.follow(CompiledRules.of(story.rules()).routes());
    runner.start();
    runners.add(runner);
  }

  private void live(JournalText journal, Ledger ofTheSecond) {
    List<Moment> moments = story.moments();
    long last = moments.get(moments.size() - 1).second();
    for (long second = 0; second <= last + LONGEST_SECONDS; second++) {
      clock.moveTo(second);
      world.beginSecond();
      for (Moment moment : moments) {
        if (moment.second() == second) {
          happen(moment, ofTheSecond);
        }
      }
      pass();
      journal.look();
      world.endSecond();
      if (second >= last && isIdle()) {
        timeline.add("nothing is left to do");
        if (!weather.isFair()) {
          timeline.add("the weather clears up: " + weather.end());
        }
        return;
      }
    }
    throw new AssertionError(
        story + " is not at its end after " + clock.second() + " s:\n" + timeline);
  }

  /** Each of two runners comes first in every other second. */
  private void pass() {
    List<RunnerProcess> turns = new ArrayList<>(runners);
    if (clock.second() % 2 == 1) {
      Collections.reverse(turns);
    }
    turns.forEach(RunnerProcess::pass);
  }

  private void happen(Moment moment, Ledger ofTheSecond) {
    moment.acts().forEach(act -> timeline.add(world.apply(act)));
    for (ManyFiles files : moment.many()) {
      files.acts().forEach(world::apply);
      timeline.add(files.told());
    }
    if (!moment.rules().isEmpty()) {
      timeline.add("somebody edits the rules");
      List<Route> routes = CompiledRules.of(moment.rules()).routes();
      runners.forEach(runner -> runner.follow(routes));
    }
    if (moment.retriesFailed()) {
      runners.get(0).retryFailed();
    }
    happen(moment);
    if (moment.hasSecondRunnerOnTheSameLedger()) {
      timeline.add("a second runner begins, on the same ledger");
      begin(ledgers.get(0), "second runner");
    }
    if (moment.hasSecondRunnerWithItsOwnLedger()) {
      timeline.add("a second runner begins, with a ledger of its own");
      ledgers.add(ofTheSecond);
      begin(ofTheSecond, "second runner");
    }
  }

  private void happen(Moment moment) {
    moment.kill().ifPresent(runners.get(0)::killAt);
    if (moment.watchesLedger()) {
      runners.get(0).watch();
    }
    if (moment.starts()) {
      timeline.add("the runner is started again");
      runners.get(0).start();
    }
    for (Moment.Verdict said : moment.verdicts()) {
      timeline.add(said.told());
      assertThat(said.settle(ledgers.get(0), clock.instant())).as(said.told()).isPresent();
    }
    for (Moment.Question asked : moment.questions()) {
      timeline.add("somebody asks: " + asked.sql());
      RowsText.answer(world.doors().warehouse(), asked.sql()).forEach(timeline::add);
    }
  }

  private boolean isIdle() {
    return ledgers.stream().noneMatch(CaseRun::isActive)
        && runners.stream().noneMatch(RunnerProcess::isDoomed)
        && world.isSettled();
  }

  private static boolean isActive(Ledger ledger) {
    return ledger.read(
        tx -> !tx.windows().in(State.OPEN, State.CLOSED, State.LOADING, State.ACTING).isEmpty());
  }

  private Map<String, String> texts(JournalText journal, GoogleCloud doors) {
    String operations = RunnerConfig.local().operationsBucket();
    Map<String, String> texts = new TreeMap<>();
    texts.put("compiled.json", CompiledRules.of(story.rules()).json());
    texts.put("timeline.txt", timeline.toString());
    texts.put("buckets.txt", BucketsText.of(doors.objects(), operations));
    texts.put("journal.txt", journal.toString());
    texts.put("objects.txt", each(ledger -> ObjectsText.of(ledger, doors.objects().buckets())));
    texts.put("jobs.txt", each(ledger -> JobsText.of(ledger, doors.warehouse())));
    texts.put("rows.txt", RowsText.of(doors.warehouse(), story.schema()));
    texts.replaceAll((name, text) -> Folding.fold(withoutIds(text)));
    return texts;
  }

  /** Of the one ledger, or of both, each below its own title. */
  private String each(Function<Ledger, String> text) {
    if (ledgers.size() == 1) {
      return text.apply(ledgers.get(0));
    }
    return "=== the ledger of the first runner\n"
        + text.apply(ledgers.get(0))
        + "=== the ledger of the second runner\n"
        + text.apply(ledgers.get(1));
  }

  private String withoutIds(String text) {
    String without = text.replace(ledgers.get(0).id(), "<ledger>");
    return ledgers.size() == 1
        ? without
        : without.replace(ledgers.get(1).id(), "<second runner's ledger>");
  }
}
