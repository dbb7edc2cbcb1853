package dev.bqt.e2e;

import dev.bqt.runtime.Runner;
import dev.bqt.runtime.Tick;
import dev.bqt.runtime.cloud.google.GoogleCloud;
import dev.bqt.runtime.config.RunnerConfig;
import dev.bqt.runtime.ledger.Change;
import dev.bqt.runtime.ledger.Ledger;
import dev.bqt.runtime.ledger.StepRow;
import dev.bqt.runtime.route.Route;
import java.util.ArrayList;
import java.util.List;

/**
 * A process that follows the rules, pass by pass. It can be killed at a failpoint of the ledger and
 * started again: what it knows then is what the ledger says. The services go on without it.
 */
final class RunnerProcess {
  private final RunnerConfig config;
  private final Ledger memory;
  private final GoogleCloud doors;
  private final Weather weather;
  private final Timeline timeline;
  private List<Route> routes = List.of();
  private final List<StepRow> ended = new ArrayList<>();
  private final List<String> transitions = new ArrayList<>();
  private boolean watched;
  private String doom;
  private Runner runner;
  private Tick tick;

  /** The end of the process, as far as a test can have one without dying of it. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;

    Killed(String failpoint) {
      super(failpoint);
    }
  }

  /**
   * A process that is not up yet.
   *
   * @param memory the ledger it opens whenever it starts; it stays open for others
   */
  RunnerProcess(
      RunnerConfig config, Ledger memory, World world, Weather weather, Timeline timeline) {
    this.config = config;
    this.memory = memory;
    this.doors = weather.isFair() ? world.doors() : world.doors(weather);
    this.weather = weather;
    this.timeline = timeline;
  }

  /** From now on, and whenever it is started, these are its rules. */
  void follow(List<Route> rules) {
    routes = rules;
    if (runner != null) {
      tick = runner.tick(routes, timeline.now());
    }
  }

  /** Starts it from what the ledger says. */
  void start() {
    Ledger ledger = Ledger.over(weather.over(memory.dataSource()), this::reached, this::hear);
    runner = new Runner(config, ledger, doors.objects(), doors.warehouse());
    follow(routes);
    weather.begin();
  }

  private void hear(Change change) {
    timeline.accept(change);
    if (change instanceof Change.OfStep step) {
      ended.add(step.after());
    }
  }

  /** The steps of this ledger that it has told of, as often as it did. */
  List<StepRow> endedSteps(Ledger ledger) {
    return ledger == memory ? List.copyOf(ended) : List.of();
  }

  /** The next time that it comes to this failpoint it is killed there. */
  void killAt(String failpoint) {
    doom = failpoint;
  }

  /** Tells which transitions its next pass writes. */
  void watch() {
    watched = true;
  }

  private void reached(String failpoint) {
    if (failpoint.endsWith(".after")) {
      transitions.add(failpoint.substring(0, failpoint.lastIndexOf('.')));
    }
    if (failpoint.equals(doom)) {
      doom = null;
      throw new Killed(failpoint);
    }
  }

  /** One pass; none when it is not up. */
  void pass() {
    if (tick == null) {
      return;
    }
    transitions.clear();
    try {
      tick.run(timeline.now()).forEach(problem -> timeline.add("  " + problem));
    } catch (Killed killed) {
      timeline.add("  killed at " + killed.getMessage());
      runner = null;
      tick = null;
    } catch (RuntimeException early) {
      if (weather.isFair()) {
        throw early;
      }
      timeline.add("  a stage ends early");
    }
    String mishaps = weather.happened();
    if (!mishaps.isEmpty()) {
      timeline.add("weather: " + mishaps);
    }
    if (watched) {
      watched = false;
      String all = transitions.isEmpty() ? "nothing" : String.join(", ", transitions);
      timeline.add("this pass has written to the ledger: " + all);
    }
  }

  /** It is started with what failed to be loaded again; one that is up goes on. */
  void retryFailed() {
    if (runner == null) {
      start();
    }
    int files = runner.retryFailed(timeline.now(), timeline::add);
    timeline.add("somebody runs with --retry-failed; files to be loaded again: " + files);
  }

  /** Whether it was to be killed and was not. */
  boolean isDoomed() {
    return doom != null;
  }
}
