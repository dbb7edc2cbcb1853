package dev.bqt.e2e;

import dev.bqt.e2e.view.BucketsText;
import dev.bqt.e2e.view.JobsText;
import dev.bqt.e2e.view.JournalText;
import dev.bqt.e2e.view.ObjectsText;
import dev.bqt.e2e.view.RowsText;
import dev.bqt.runtime.Runner;
import dev.bqt.runtime.Tick;
import dev.bqt.runtime.cloud.CloudSettings;
import dev.bqt.runtime.cloud.google.GoogleCloud;
import dev.bqt.runtime.config.RunnerConfig;
import dev.bqt.runtime.ledger.Ledger;
import dev.bqt.runtime.ledger.WindowRow.State;
import dev.bqt.runtime.localcloud.LocalCloud;
import dev.bqt.runtime.localcloud.LocalCloudSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/** One case, from its first second until nothing is left to do. */
final class CaseRun {
  private static final String PROJECT = "local";
  private static final long LONGEST_SECONDS = 15 * 60;

  private final CaseFolder story;
  private final Site site;
  private final SimulatedClock clock = new SimulatedClock();
  private final JobQueue jobs = new JobQueue();
  private final Timeline timeline = new Timeline(clock);
  private Runner runner;
  private Tick tick;

  private CaseRun(CaseFolder story, Site site) {
    this.story = story;
    this.site = site;
  }

  /**
   * Runs it.
   *
   * @param folder empty; the local site is made there
   * @return what came of it: name of the approved file and its text
   */
  static Map<String, String> outcome(CaseFolder story, Path folder) {
    return new CaseRun(story, Site.layOut(folder, story)).run();
  }

  private Map<String, String> run() {
    LocalCloudSettings settings =
        new LocalCloudSettings(site.root(), PROJECT, clock, jobs, failpoint -> {});
    try (LocalCloud cloud = LocalCloud.open(settings);
        Ledger ledger = Ledger.open(site.ledgerUrl(), failpoint -> {}, timeline)) {
      GoogleCloud doors = GoogleCloud.open(CloudSettings.inProcess(PROJECT, cloud.transport()));
      RunnerConfig config = RunnerConfig.local().with(story.quotas());
      runner = new Runner(config, ledger, doors.objects(), doors.warehouse());
      JournalText journal =
          new JournalText(doors.objects(), RunnerConfig.local().operationsBucket(), clock);
      follow(story.rules());
      live(journal, () -> isIdle(cloud, ledger));
      jobs.runAtOnce();
      return texts(journal, doors, ledger);
    }
  }

  private void follow(List<Path> files) {
    tick = runner.tick(CompiledRules.of(files).routes(), clock.instant());
  }

  private void live(JournalText journal, BooleanSupplier idle) {
    List<Moment> moments = story.moments();
    long last = moments.get(moments.size() - 1).second();
    for (long second = 0; second <= LONGEST_SECONDS; second++) {
      clock.moveTo(second);
      happen(moments);
      tick.run(clock.instant()).forEach(problem -> timeline.add("  " + problem));
      journal.look();
      jobs.drain();
      if (second >= last && idle.getAsBoolean()) {
        timeline.add("nothing is left to do");
        return;
      }
    }
    throw new AssertionError(
        story + " is not at its end after " + LONGEST_SECONDS + " s:\n" + timeline);
  }

  private void happen(List<Moment> moments) {
    for (Moment moment : moments) {
      if (moment.second() == clock.second()) {
        moment.acts().forEach(act -> timeline.add(site.apply(act, clock.second())));
        if (!moment.rules().isEmpty()) {
          timeline.add("somebody edits the rules");
          follow(moment.rules());
        }
        if (moment.retriesFailed()) {
          int files = runner.retryFailed(clock.instant());
          timeline.add("somebody runs with --retry-failed; files to be loaded again: " + files);
        }
      }
    }
  }

  private static boolean isIdle(LocalCloud cloud, Ledger ledger) {
    boolean active =
        ledger.read(
            tx ->
                !tx.windows().in(State.OPEN, State.CLOSED, State.LOADING, State.ACTING).isEmpty());
    return !active && cloud.nextSettling().isEmpty();
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
