package dev.bqt.runtime.dispatch;

import dev.bqt.runtime.action.ActionOutcome;
import dev.bqt.runtime.action.Actions;
import dev.bqt.runtime.cloud.CloudFailure;
import dev.bqt.runtime.cloud.ObjectVersion;
import dev.bqt.runtime.journal.Journal;
import dev.bqt.runtime.ledger.Guarded;
import dev.bqt.runtime.ledger.Ledger;
import dev.bqt.runtime.ledger.ObjectRow;
import dev.bqt.runtime.ledger.StepProgress;
import dev.bqt.runtime.ledger.StepRow;
import dev.bqt.runtime.ledger.StepRow.Chain;
import dev.bqt.runtime.ledger.StepRow.Target;
import dev.bqt.runtime.ledger.WindowRound;
import dev.bqt.runtime.ledger.WindowRow;
import dev.bqt.runtime.load.ProcessFiles;
import dev.bqt.runtime.route.Route;
import dev.bqt.runtime.route.RouteAction;
import dev.bqt.runtime.route.RouteArchive;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Runs the steps of windows whose jobs have all ended, one after the other, and ends the windows.
 */
public final class Dispatcher {
  /** Windows that a pass goes on with. */
  private static final int WINDOWS_A_PASS = 1_000;

  private final Ledger ledger;
  private final Actions actions;
  private final Journal journal;
  private final RouteArchive routes;
  private final Contents contents;
  private final WindowRound round = new WindowRound();

  /** Runs steps of this ledger's windows. */
  public Dispatcher(Ledger ledger, Actions actions, Journal journal, RouteArchive routes) {
    this.ledger = ledger;
    this.actions = actions;
    this.journal = journal;
    this.routes = routes;
    this.contents = new Contents(ledger);
  }

  /**
   * Goes on with the windows that are acting: so many a pass, in rounds, and with so many of their
   * files. Each has its slice; what is left then goes to those that have more to do.
   */
  public void dispatch(Instant now) {
    List<WindowRow> windows =
        round.next(
            (after, most) -> ledger.read(tx -> tx.due().acting(now, after, most)), WINDOWS_A_PASS);
    Effort effort = new Effort();
    int served = effort.deal(windows, window -> act(window, effort, now));
    if (served < windows.size()) {
      round.endsWith(windows.get(served - 1));
    }
  }

  private Optional<WindowRow> act(WindowRow window, Effort effort, Instant now) {
    AtomicReference<WindowRow> further = new AtomicReference<>();
    Guarded.run(
        "Window " + window.id(),
        () -> {
          try {
            run(window, effort, now).ifPresent(further::set);
          } catch (CloudFailure failure) {
            ledger.postpone(window, failure.getMessage(), now);
          }
        });
    return Optional.ofNullable(further.get());
  }

  /** As far as its turn goes; the window as it is then if it has more to do at once. */
  private Optional<WindowRow> run(WindowRow acting, Effort effort, Instant now) {
    WindowRow window = acting;
    Optional<String> foreign = ledger.read(tx -> tx.contents(acting.id()).whyForeign(acting));
    if (foreign.isPresent()) {
      leave(window, foreign.get(), now);
      return Optional.empty();
    }
    Chain chain = window.failed() ? Chain.FAILURE : Chain.SUCCESS;
    if (contents.of(window).next(StepProgress.NONE, 1).isEmpty()) {
      end(window, chain, now); // Nothing was loaded and nothing failed: all of it vanished.
      return Optional.empty();
    }
    for (StepRow step : ledger.read(tx -> tx.steps().of(acting.id(), chain))) {
      if (step.state() == StepRow.State.FAILED) {
        break;
      }
      if (step.state() == StepRow.State.PLANNED) {
        if (!step.retry().isDue(now)) {
          return Optional.empty();
        }
        if (!effort.hasRoom()) {
          return Optional.of(window);
        }
        Tried tried = run(window, step, effort, now);
        StepRow after = tried.after();
        window = record(window, tried, now);
        if (after.state() == StepRow.State.PLANNED) {
          return after.retry().tries() > 0 ? Optional.empty() : Optional.of(window);
        }
        if (after.state() == StepRow.State.FAILED) {
          break;
        }
      }
    }
    end(window, chain, now);
    return Optional.empty();
  }

  /** A window shows how often its step was tried, too: so it is told when it is stuck. */
  private WindowRow record(WindowRow window, Tried tried, Instant now) {
    StepRow after = tried.after();
    boolean again = after.state() == StepRow.State.PLANNED && after.retry().tries() > 0;
    WindowRow next = again ? window.triedAt(now, after.reason()) : window.recovered();
    return ledger.commit(
        again || after.state() == StepRow.State.FAILED ? "step.try" : "step.done",
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

  private Tried run(WindowRow window, StepRow step, Effort effort, Instant now) {
    Route route = routes.find(window.key().ruleKey()).orElse(null);
    if (route == null) {
      String reason = "its rule cannot be read by this version";
      return new Tried(step, step.to(StepRow.State.FAILED, reason), List.of());
    }
    RouteAction action = action(route, step);
    StepRow aimed = step;
    try {
      aimed = aim(step, action);
      if (aimed.targets() == null) {
        return share(window, aimed, action, effort);
      }
      effort.spend(action, aimed.targets().size());
      return named(window, aimed, action);
    } catch (CloudFailure failure) {
      StepRow after =
          failure.kind().isPassing()
              ? aimed.triedAt(now, failure.getMessage())
              : aimed.to(StepRow.State.FAILED, failure.getMessage());
      return new Tried(aimed, after, List.of());
    }
  }

  /** A step of named URLs, which may be those of objects of the window. */
  private Tried named(WindowRow window, StepRow aimed, RouteAction action) {
    ActionOutcome outcome = actions.run(action, versions(aimed), new StillMeant(ledger, aimed));
    StepRow.State state = outcome.done() ? StepRow.State.DONE : StepRow.State.FAILED;
    List<ObjectRow> own =
        window.failed()
            ? outcome.taken().keySet().stream()
                .flatMap(version -> contents.of(window).failed(version).stream())
                .toList()
            : List.of();
    return new Tried(aimed, aimed.to(state, outcome.reason()), taken(window, own, outcome));
  }

  /** As many objects as the window's turn is for; the next one goes on behind them. */
  private Tried share(WindowRow window, StepRow step, RouteAction action, Effort effort) {
    int most = effort.files(action);
    List<ObjectRow> objects = contents.of(window).next(step.progress(), most + 1);
    boolean isRest = objects.size() <= most;
    List<ObjectRow> some = isRest ? objects : objects.subList(0, most);
    if (some.isEmpty()) {
      return new Tried(step, end(step, step.progress()), List.of());
    }
    effort.spend(action, some.size());
    ActionOutcome outcome =
        actions.run(
            action, some.stream().map(Dispatcher::version).toList(), new StillMeant(ledger, step));
    StepProgress progress =
        step.progress().after(some.get(some.size() - 1), outcome.leftAlone(), !outcome.done());
    StepRow after = isRest ? end(step, progress) : step.reached(progress);
    return new Tried(step, after, taken(window, some, outcome));
  }

  private static StepRow end(StepRow step, StepProgress progress) {
    StepRow.State state = progress.blocked() ? StepRow.State.FAILED : StepRow.State.DONE;
    return step.to(state, progress.reason());
  }

  /** What was loaded is done with; of what failed people want to know where it is. */
  private static List<ObjectRow> taken(
      WindowRow window, List<ObjectRow> objects, ActionOutcome outcome) {
    return window.failed()
        ? objects.stream()
            .filter(object -> outcome.taken().containsKey(version(object)))
            // A delete that follows a move finds nothing, and deletes nothing.
            .filter(object -> !object.isMoved())
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

  private static List<ObjectVersion> versions(StepRow step) {
    return step.targets().stream()
        .map(target -> new ObjectVersion(target.bucket(), target.name(), target.generation()))
        .toList();
  }

  private static RouteAction action(Route route, StepRow step) {
    List<RouteAction> chain = step.chain() == Chain.SUCCESS ? route.onSuccess() : route.onFailure();
    return chain.get(step.place());
  }

  private void end(WindowRow window, Chain chain, Instant now) {
    Optional<String> unwritten = errorFile(window);
    ProcessFiles.end(journal, window, ledger);
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

  /** Somebody else loads objects of it: no step is run, and what showed that it ran is deleted. */
  private void leave(WindowRow window, String reason, Instant now) {
    ProcessFiles.end(journal, window, ledger);
    ledger.commit(
        "window.leave",
        tx -> tx.windows().change(window, window.to(WindowRow.State.FOREIGN, reason), now));
  }

  /** What passes is thrown, and asked for again; what cannot be written is told. */
  private Optional<String> errorFile(WindowRow window) {
    if (!window.failed()) {
      return Optional.empty();
    }
    try {
      ProcessFiles.error(journal, window, ledger);
      return Optional.empty();
    } catch (CloudFailure failure) {
      if (!failure.isFinal()) {
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
