package dev.bqt.runtime.load;

import dev.bqt.runtime.cloud.CloudFailure;
import dev.bqt.runtime.cloud.JobName;
import dev.bqt.runtime.cloud.LoadRequest;
import dev.bqt.runtime.cloud.TableName;
import dev.bqt.runtime.cloud.Warehouse;
import dev.bqt.runtime.ledger.Guarded;
import dev.bqt.runtime.ledger.JobRow;
import dev.bqt.runtime.ledger.Ledger;
import dev.bqt.runtime.ledger.ObjectRow;
import dev.bqt.runtime.ledger.Retry;
import dev.bqt.runtime.ledger.StaleRow;
import dev.bqt.runtime.ledger.StepProgress;
import dev.bqt.runtime.ledger.StepRow;
import dev.bqt.runtime.ledger.StepRow.Chain;
import dev.bqt.runtime.ledger.Transaction;
import dev.bqt.runtime.ledger.WindowRow;
import dev.bqt.runtime.route.RouteAction;
import dev.bqt.runtime.window.BatchWindow;
import dev.bqt.runtime.window.WindowCloser;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * Freezes a due window: its list of objects, its jobs with all that will be asked for, and its
 * steps, in one transaction.
 */
public final class LoadPlanner {
  /** Label of jobs: the id of the ledger that they are in. */
  static final String LEDGER = "bqt_ledger";

  private final Ledger ledger;
  private final Warehouse warehouse;
  private final RefusedJobs refused;

  /** Plans jobs of this warehouse. */
  public LoadPlanner(Ledger ledger, Warehouse warehouse) {
    this.ledger = ledger;
    this.warehouse = warehouse;
    this.refused = new RefusedJobs(ledger, warehouse);
  }

  /** Freezes each window; one that cannot be loaded at all fails, with the reason. */
  public void plan(List<BatchWindow> due, Instant now) {
    if (due.isEmpty()) {
      return;
    }
    boolean anyRefused = ledger.read(tx -> tx.jobs().count(JobRow.State.REFUSED)) > 0;
    Pass pass = new Pass(new HashMap<>(), anyRefused, now);
    for (BatchWindow window : due) {
      Guarded.run("Window " + window.window().id(), () -> planOrPutOff(window, pass));
    }
  }

  /**
   * What holds for all windows of a pass.
   *
   * @param locations by dataset, as they are asked for
   * @param anyRefused whether there are refused jobs; one that is refused from now on was in flight
   *     when the windows were taken, and those that wait for its names are not among them
   */
  private record Pass(Map<String, Optional<String>> locations, boolean anyRefused, Instant now) {}

  private void planOrPutOff(BatchWindow window, Pass pass) {
    try {
      plan(window, pass);
    } catch (CloudFailure failure) {
      failOrWait(window.window(), failure, pass.now());
    }
  }

  private void plan(BatchWindow batch, Pass pass) {
    Instant now = pass.now();
    Survey survey = ledger.read(tx -> Survey.of(tx, batch));
    if (survey.isEmpty()) {
      ledger.commit("window.freeze-empty", tx -> end(tx, batch, now));
      return;
    }
    TableName table = table(batch.window());
    Optional<String> location =
        pass.locations()
            .computeIfAbsent(
                table.project() + "." + table.dataset(),
                dataset -> warehouse.location(table.project(), table.dataset()));
    Optional<String> obstacle =
        location.isEmpty()
            ? noDataset(table)
            : survey.unclear().or(() -> refusedOption(batch, survey.format().orElseThrow()));
    if (obstacle.isPresent()) {
      ledger.commit(
          "window.fail", tx -> WindowCloser.fail(tx, batch.window(), obstacle.get(), now));
    } else {
      if (pass.anyRefused()) {
        ledger
            .read(tx -> tx.jobs().refusedUnderNamesOf(batch.window().id()))
            .forEach(row -> refused.burn(row, now));
      }
      ledger.commit("window.freeze", tx -> freeze(tx, batch, survey, location.get(), now));
    }
  }

  private static Optional<String> noDataset(TableName table) {
    return Optional.of(
        "There is no dataset " + table.project() + "." + table.dataset() + ": create it");
  }

  /** What cannot be asked for fails here: no job of it is planned, and none has to be burned. */
  private Optional<String> refusedOption(BatchWindow batch, String format) {
    Map<String, String> refused = warehouse.refusedOptions(format, batch.route().loadOptions());
    return refused.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Its rule "
                + batch.route().name()
                + " asks for what cannot be asked for: "
                + refused.entrySet().stream()
                    .map(option -> option.getKey() + " (" + option.getValue() + ")")
                    .collect(Collectors.joining(", ")));
  }

  private static WindowRow end(Transaction tx, BatchWindow batch, Instant now) {
    tx.transitions().make(batch.lost());
    String reason =
        batch.lost().isEmpty() && !hasLost(tx, batch.window())
            ? "its objects are held: nothing of it is left to load"
            : "none of its objects is there any more";
    return tx.windows()
        .change(batch.window(), batch.window().to(WindowRow.State.DONE, reason), now);
  }

  private static boolean hasLost(Transaction tx, WindowRow window) {
    return tx.contents(window.id()).count(ObjectRow.State.GONE) > 0
        || tx.contents(window.id()).count(ObjectRow.State.SUPERSEDED) > 0;
  }

  private WindowRow freeze(
      Transaction tx, BatchWindow batch, Survey survey, String location, Instant now) {
    WindowRow closed =
        tx.windows().change(batch.window(), batch.window().to(WindowRow.State.CLOSED, null), now);
    tx.transitions().make(batch.lost());
    // Between the look and now another runner may have taken a name on.
    if (tx.names().inFlight(closed.id()).isPresent() || tx.names().hasNewer(closed.id())) {
      throw new StaleRow("window " + closed.id());
    }
    AtomicInteger part = new AtomicInteger();
    Parts parts =
        new Parts(
            objects -> {
              int number = part.incrementAndGet();
              String id = JobIds.next(tx, closed, number, survey.parts() > 1);
              Target target = new Target(id, location, survey.format().orElseThrow());
              tx.jobs().plan(row(closed, request(batch, target, objects), number, now));
              give(tx, closed, id, objects);
            });
    batch.forEachPage(tx, parts::add);
    parts.end();
    if (part.get() != survey.parts()) {
      throw new StaleRow("window " + closed.id());
    }
    planSteps(tx, closed, Chain.SUCCESS, batch.route().onSuccess());
    planSteps(tx, closed, Chain.FAILURE, batch.route().onFailure());
    return closed;
  }

  /** Parts lie one after the other, in the order of their names. */
  private static void give(Transaction tx, WindowRow window, String id, List<ObjectRow> objects) {
    String first = objects.get(0).name();
    String last = objects.get(objects.size() - 1).name();
    if (tx.objects().give(window.id(), id, first, last) != objects.size()) {
      throw new StaleRow("window " + window.id());
    }
  }

  private record Target(String jobId, String location, String format) {}

  private LoadRequest request(BatchWindow batch, Target target, List<ObjectRow> objects) {
    return new LoadRequest(
        new JobName(warehouse.defaultProject(), target.location(), target.jobId()),
        table(batch.window()),
        objects.stream().map(ObjectRow::uri).toList(),
        target.format(),
        batch.route().loadOptions(),
        Map.of(LEDGER, ledger.id(), "bqt_window", Long.toString(batch.window().id())));
  }

  private static JobRow row(WindowRow window, LoadRequest request, int part, Instant now) {
    return new JobRow(
        request.job().id(),
        window.id(),
        part,
        1,
        request.job().project(),
        request.job().location(),
        LoadJob.json(request),
        JobRow.State.PLANNED,
        0,
        now,
        0,
        Retry.FRESH,
        null,
        null);
  }

  private static void planSteps(
      Transaction tx, WindowRow window, Chain chain, List<RouteAction> actions) {
    for (int place = 0; place < actions.size(); place++) {
      tx.steps()
          .plan(
              new StepRow(
                  window.id(),
                  chain,
                  place,
                  actions.get(place).name(),
                  StepRow.State.PLANNED,
                  0,
                  Retry.FRESH,
                  null,
                  null,
                  StepProgress.NONE));
    }
  }

  private static TableName table(WindowRow window) {
    return TableName.parse(window.key().destination());
  }

  private void failOrWait(WindowRow window, CloudFailure failure, Instant now) {
    if (failure.isFinal()) {
      ledger.commit("window.fail", tx -> WindowCloser.fail(tx, window, failure.getMessage(), now));
    } else {
      ledger.postpone(window, failure.getMessage(), now);
    }
  }
}
