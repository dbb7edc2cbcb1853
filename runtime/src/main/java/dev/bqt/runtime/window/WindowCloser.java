package dev.bqt.runtime.window;

import dev.bqt.runtime.cloud.CloudFailure;
import dev.bqt.runtime.cloud.ObjectStore;
import dev.bqt.runtime.ledger.Ledger;
import dev.bqt.runtime.ledger.ObjectRow;
import dev.bqt.runtime.ledger.ScanRows.ScanRow;
import dev.bqt.runtime.ledger.Transaction;
import dev.bqt.runtime.ledger.WindowRow;
import dev.bqt.runtime.ledger.WindowRow.JournalState;
import dev.bqt.runtime.route.Route;
import dev.bqt.runtime.route.RouteArchive;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes the windows that are due: nothing that belongs to them can still be unseen. */
public final class WindowCloser {
  private static final Duration OVERDUE = Duration.ofSeconds(60);

  private final Ledger ledger;
  private final LiveNames names;
  private final RouteArchive routes;

  /** Takes windows of this ledger, looking into this store. */
  public WindowCloser(Ledger ledger, ObjectStore store, RouteArchive routes) {
    this.ledger = ledger;
    this.names = new LiveNames(store);
    this.routes = routes;
  }

  /**
   * The windows that are due, each with its objects as they are right now. Nothing is changed: the
   * next stage freezes them.
   */
  public List<BatchWindow> due(Instant now) {
    List<ScanRow> scans = ledger.read(tx -> tx.scans().all());
    List<BatchWindow> due = new ArrayList<>();
    for (WindowRow window : ledger.read(tx -> tx.windows().in(WindowRow.State.OPEN))) {
      if (window.journal().state() != JournalState.PENDING && window.retry().isDue(now)) {
        take(window, scans, now).ifPresent(due::add);
      }
    }
    return due;
  }

  private Optional<BatchWindow> take(WindowRow window, List<ScanRow> scans, Instant now) {
    if (scans.stream().noneMatch(scan -> hasSeenAll(scan, window))) {
      if (now.isAfter(window.closesAfter().plus(OVERDUE))) {
        ledger.postpone(
            window, "gs://" + window.place().bucket() + " has not been scanned since its end", now);
      }
      return Optional.empty();
    }
    // One generation of a name at a time: a job reads whatever is live under the name.
    boolean blocked = ledger.read(tx -> tx.objects().hasNamesInFlight(window.id()));
    return blocked ? Optional.empty() : look(window, now);
  }

  private static boolean hasSeenAll(ScanRow scan, WindowRow window) {
    return scan.covers(window.place().bucket(), window.place().scanPrefix())
        && !scan.begun().isBefore(window.closesAfter());
  }

  private Optional<BatchWindow> look(WindowRow window, Instant now) {
    Optional<Route> route = routes.find(window.key().ruleKey());
    if (route.isEmpty()) {
      fail(window, "Its rule " + window.key().ruleKey() + " cannot be read by this version", now);
      return Optional.empty();
    }
    try {
      return Optional.of(look(window, route.get()));
    } catch (CloudFailure failure) {
      ledger.postpone(window, failure.getMessage(), now);
      return Optional.empty();
    }
  }

  private BatchWindow look(WindowRow window, Route route) {
    List<ObjectRow> enrolled =
        ledger.read(tx -> tx.objects().ofWindow(window.id())).stream()
            .filter(object -> object.state() == ObjectRow.State.ENROLLED)
            .toList();
    Census census = Census.of(enrolled, names.of(enrolled));
    return new BatchWindow(window, route, census.there(), census.lost());
  }

  private void fail(WindowRow window, String reason, Instant now) {
    ledger.commit("window.fail", tx -> fail(tx, window, reason, now));
  }

  /** Ends a window that can never be loaded; its objects fail with it, for the same reason. */
  public static WindowRow fail(Transaction tx, WindowRow window, String reason, Instant now) {
    WindowRow failed = tx.windows().change(window, window.to(WindowRow.State.FAILED, reason), now);
    tx.objects()
        .update(
            tx.objects().ofWindow(window.id()).stream()
                .filter(object -> object.state() == ObjectRow.State.ENROLLED)
                .map(object -> object.to(ObjectRow.State.FAILED, reason))
                .toList());
    return failed;
  }
}
