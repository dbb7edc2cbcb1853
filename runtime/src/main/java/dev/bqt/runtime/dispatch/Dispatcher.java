package dev.bqt.runtime.dispatch;

import dev.bqt.runtime.action.ActionOutcome;
import dev.bqt.runtime.action.Actions;
import dev.bqt.runtime.cloud.CloudFailure;
import dev.bqt.runtime.cloud.ObjectVersion;
import dev.bqt.runtime.journal.Journal;
import dev.bqt.runtime.ledger.Guarded;
import dev.bqt.runtime.ledger.JobRow;
import dev.bqt.runtime.ledger.Ledger;
import dev.bqt.runtime.ledger.ObjectRow;
import dev.bqt.runtime.ledger.StepRow;
import dev.bqt.runtime.ledger.StepRow.Chain;
import dev.bqt.runtime.ledger.StepRow.Target;
import dev.bqt.runtime.ledger.WindowRow;
import dev.bqt.runtime.load.ProcessFiles;
import dev.bqt.runtime.route.Route;
import dev.bqt.runtime.route.RouteAction;
import dev.bqt.runtime.route.RouteArchive;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Runs the steps of windows whose jobs have all ended, one after the other, and ends the windows.
 */
public final class Dispatcher {

  private final Ledger ledger;
  private final Actions actions;
  private final Journal journal;
  private final RouteArchive routes;

  /** Runs steps of this ledger's windows. */
  public Dispatcher(Ledger ledger, Actions actions, Journal journal, RouteArchive routes) {
    this.ledger = ledger;
    this.actions = actions;
    this.journal = journal;
    this.routes = routes;
  }

  /** Goes on with every window that is acting. */
  public void dispatch(Instant now) {
    for (WindowRow window : ledger.read(tx -> tx.windows().in(WindowRow.State.ACTING))) {
      if (window.retry().isDue(now)) {
        Guarded.run("Window " + window.id(), () -> actOrPutOff(window, now));
      }
    }
  }

  private void actOrPutOff(WindowRow window, Instant now) {
    try {
      act(window, now);
    } catch (CloudFailure failure) {
      ledger.postpone(window, failure.getMessage(), now);
    }
  }

  private void act(WindowRow acting, Instant now) {
    WindowRow window = acting;
    Chain chain = window.failed() ? Chain.FAILURE : Chain.SUCCESS;
    if (objects(window).isEmpty()) {
      end(window, chain, now); // Nothing was loaded and nothing failed: all of it vanished.
      return;
    }
    for (StepRow step : ledger.read(tx -> tx.steps().of(acting.id(), chain))) {
      if (step.state() == StepRow.State.FAILED) {
        break;
      }
      if (step.state() == StepRow.State.PLANNED) {
        if (!step.retry().isDue(now)) {
          return;
        }
        Tried tried = run(window, step, now);
        StepRow after = tried.after();
        window = record(window, tried, now);
        if (after.state() == StepRow.State.PLANNED) {
          return;
        }
        if (after.state() == StepRow.State.FAILED) {
          break;
        }
      }
    }
    end(window, chain, now);
  }

  /** A window shows how often its step was tried, too: so it is told when it is stuck. */
  private WindowRow record(WindowRow window, Tried tried, Instant now) {
    StepRow after = tried.after();
    boolean again = after.state() == StepRow.State.PLANNED;
    WindowRow next = again ? window.triedAt(now, after.reason()) : window.recovered();
    return ledger.commit(
        after.state() == StepRow.State.DONE ? "step.done" : "step.try",
        tx -> {
          tx.steps().change(tried.before(), after);
          tx.objects().taken(tried.taken());
          boolean moves = again || window.retry().tries() > 0;
          return moves ? tx.windows().change(window, next, now) : window;
        });
  }

  /**
   * A step that was tried.
   *
   * @param before as it is in the ledger
   * @param after what became of it
   * @param taken failed objects that it has taken away, as their rows are to say
   */
  private record Tried(StepRow before, StepRow after, List<ObjectRow> taken) {}

  private Tried run(WindowRow window, StepRow step, Instant now) {
    Route route = routes.find(window.key().ruleKey()).orElse(null);
    if (route == null) {
      String reason = "its rule cannot be read by this version";
      return new Tried(step, step.to(StepRow.State.FAILED, reason), List.of());
    }
    RouteAction action = action(route, step);
    StepRow aimed = step;
    try {
      aimed = aim(step, action);
      ActionOutcome outcome = actions.run(action, versions(window, aimed));
      StepRow.State state = outcome.done() ? StepRow.State.DONE : StepRow.State.FAILED;
      return new Tried(aimed, aimed.to(state, outcome.reason()), taken(window, outcome));
    } catch (CloudFailure failure) {
      StepRow after =
          failure.kind().isPassing()
              ? aimed.triedAt(now, failure.getMessage())
              : aimed.to(StepRow.State.FAILED, failure.getMessage());
      return new Tried(aimed, after, List.of());
    }
  }

  /** What was loaded is done with; of what failed people want to know where it is. */
  private List<ObjectRow> taken(WindowRow window, ActionOutcome outcome) {
    return window.failed()
        ? objects(window).stream()
            .filter(object -> outcome.taken().containsKey(version(object)))
            .map(object -> object.takenTo(outcome.taken().get(version(object))))
            .toList()
        : List.of();
  }

  private static ObjectVersion version(ObjectRow object) {
    return new ObjectVersion(object.bucket(), object.name(), object.generation());
  }

  /**
   * Fixes which generations a step of named URLs is about, before the first of them is touched: a
   * try that follows a crash is about the same ones, whatever came under their names since.
   */
  private StepRow aim(StepRow step, RouteAction action) {
    if (step.targets() != null) {
      return step;
    }
    Optional<List<ObjectVersion>> named = actions.named(action);
    if (named.isEmpty()) {
      return step;
    }
    List<Target> targets =
        named.get().stream()
            .map(version -> new Target(version.bucket(), version.name(), version.generation()))
            .toList();
    return ledger.commit("step.aim", tx -> tx.steps().change(step, step.about(targets)));
  }

  private List<ObjectVersion> versions(WindowRow window, StepRow step) {
    return step.targets() == null
        ? objects(window).stream().map(Dispatcher::version).toList()
        : step.targets().stream()
            .map(target -> new ObjectVersion(target.bucket(), target.name(), target.generation()))
            .toList();
  }

  private static RouteAction action(Route route, StepRow step) {
    List<RouteAction> chain = step.chain() == Chain.SUCCESS ? route.onSuccess() : route.onFailure();
    return chain.get(step.place());
  }

  /**
   * Success steps see what was loaded; failure steps see what BigQuery tried and failed to load.
   * The files of a job that it did not take stay untouched: the request may yet be granted.
   */
  private List<ObjectRow> objects(WindowRow window) {
    ObjectRow.State state = window.failed() ? ObjectRow.State.FAILED : ObjectRow.State.LOADED;
    JobRow.State end = window.failed() ? JobRow.State.FAILED : JobRow.State.SUCCEEDED;
    Set<String> jobs =
        ledger.read(tx -> tx.jobs().ofWindow(window.id())).stream()
            .filter(job -> job.state() == end)
            .map(JobRow::id)
            .collect(Collectors.toSet());
    return ledger.read(tx -> tx.objects().ofWindow(window.id())).stream()
        .filter(object -> object.state() == state && jobs.contains(object.jobId()))
        .toList();
  }

  private void end(WindowRow window, Chain chain, Instant now) {
    List<JobRow> jobs = ledger.read(tx -> tx.jobs().ofWindow(window.id()));
    Optional<String> unwritten = errorFile(window, jobs);
    ProcessFiles.end(journal, window, jobs);
    ledger.commit(
        "window.end",
        tx -> {
          String failure = failure(window, tx.steps().of(window.id(), chain));
          WindowRow.State state =
              window.failed() || failure != null ? WindowRow.State.FAILED : WindowRow.State.DONE;
          String reason = unwritten.map(complaint -> failure + "; " + complaint).orElse(failure);
          return tx.windows().change(window, window.to(state, reason), now);
        });
  }

  /** What passes is thrown, and asked for again; what cannot be written is told. */
  private Optional<String> errorFile(WindowRow window, List<JobRow> jobs) {
    if (!window.failed()) {
      return Optional.empty();
    }
    try {
      ProcessFiles.error(journal, window, jobs);
      return Optional.empty();
    } catch (CloudFailure failure) {
      if (failure.kind().isPassing() || failure.status() == 0) {
        throw failure;
      }
      return Optional.of("its error file could not be written: " + failure.getMessage());
    }
  }

  private static String failure(WindowRow window, List<StepRow> steps) {
    return steps.stream()
        .filter(step -> step.state() == StepRow.State.FAILED)
        .map(step -> "Its step " + step.action() + " failed: " + step.reason())
        .findFirst()
        .orElse(window.failed() ? "A load job of it failed" : null);
  }
}
