package dev.bqt.runtime.window;

import dev.bqt.runtime.cloud.CloudFailure;
import dev.bqt.runtime.cloud.ObjectStore;
import dev.bqt.runtime.cloud.StoredObject;
import dev.bqt.runtime.ledger.Guarded;
import dev.bqt.runtime.ledger.Ledger;
import dev.bqt.runtime.ledger.ObjectRow;
import dev.bqt.runtime.ledger.ScanRows.ScanRow;
import dev.bqt.runtime.ledger.Transaction;
import dev.bqt.runtime.ledger.Transition;
import dev.bqt.runtime.ledger.WindowRow;
import dev.bqt.runtime.route.Route;
import dev.bqt.runtime.route.RouteArchive;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Takes the windows that are due: nothing that belongs to them can still be unseen. */
public final class WindowCloser {
  /** What one pass takes on at most; what is over waits for the next one, a scan later. */
  static final int WINDOWS_A_PASS = 1_000;

  static final int OBJECTS_A_PASS = 100_000;

  private static final Duration OVERDUE = Duration.ofSeconds(60);

  private final Ledger ledger;
  private final LiveNames names;
  private final RouteArchive routes;

  /** What the last pass has taken. */
  private Set<Long> taken = Set.of();

  /** Takes windows of this ledger, looking into this store. */
  public WindowCloser(Ledger ledger, ObjectStore store, RouteArchive routes) {
    this.ledger = ledger;
    this.names = new LiveNames(store);
    this.routes = routes;
  }

  /**
   * The windows that are due, each with its objects as they are right now: those that end first, so
   * many as one pass takes on. Nothing is changed: the next stage freezes them.
   */
  public List<BatchWindow> due(Instant now) {
    Map<String, List<Candidate>> byBucket =
        candidates(now).stream()
            .collect(Collectors.groupingBy(candidate -> candidate.window().place().bucket()));
    List<BatchWindow> due = new ArrayList<>();
    byBucket.values().forEach(candidates -> due.addAll(lookAtAll(candidates, now)));
    due.sort(Comparator.comparing(batch -> batch.window().key().end()));
    return due;
  }

  /** A window that is due, and what it holds by its rows: all of it, or more than a page. */
  private record Candidate(WindowRow window, Route route, List<ObjectRow> enrolled) {
    boolean isLarge() {
      return enrolled.size() > BatchWindow.PAGE;
    }

    int size() {
      return isLarge() ? OBJECTS_A_PASS : enrolled.size();
    }
  }

  /**
   * One that was taken by the last pass and is open still could not be frozen: the others come
   * first, then what stands in its way is looked at.
   */
  private List<Candidate> candidates(Instant now) {
    List<ScanRow> scans = ledger.read(tx -> tx.scans().all());
    List<Candidate> candidates = new ArrayList<>();
    List<WindowRow> again = new ArrayList<>();
    Iterator<WindowRow> closable = new ClosableWindows(ledger, now, WINDOWS_A_PASS);
    while (hasRoom(candidates) && closable.hasNext()) {
      WindowRow window = closable.next();
      if (taken.contains(window.id())) {
        again.add(window);
      } else {
        take(window, scans, candidates, now);
      }
    }
    for (WindowRow window : again) {
      if (hasRoom(candidates)) {
        lookAtRivals(window, now);
        take(window, scans, candidates, now);
      }
    }
    taken = candidates.stream().map(of -> of.window().id()).collect(Collectors.toSet());
    return candidates;
  }

  private static boolean hasRoom(List<Candidate> candidates) {
    return candidates.size() < WINDOWS_A_PASS
        && candidates.stream().mapToInt(Candidate::size).sum() < OBJECTS_A_PASS;
  }

  /** A higher number is not newer content: only what is there keeps the window waiting. */
  private void lookAtRivals(WindowRow window, Instant now) {
    Guarded.run(
        "Window " + window.id(),
        () -> {
          try {
            noteLost(ledger.read(tx -> tx.names().rivals(window.id(), BatchWindow.PAGE)));
          } catch (CloudFailure failure) {
            ledger.postpone(window, failure.getMessage(), now);
          }
        });
  }

  private void take(WindowRow window, List<ScanRow> scans, List<Candidate> into, Instant now) {
    Guarded.run(
        "Window " + window.id(),
        () -> {
          if (isDue(window, scans, now)) {
            candidate(window, now).ifPresent(into::add);
          }
        });
  }

  private boolean isDue(WindowRow window, List<ScanRow> scans, Instant now) {
    if (scans.stream().noneMatch(scan -> hasSeenAll(scan, window))) {
      if (now.isAfter(window.closesAfter().plus(OVERDUE))) {
        ledger.postpone(
            window, "gs://" + window.place().bucket() + " has not been scanned since its end", now);
      }
      return false;
    }
    // One generation of a name at a time: a job reads whatever is live under the name.
    return ledger.read(tx -> tx.names().inFlight(window.id())).isEmpty();
  }

  private static boolean hasSeenAll(ScanRow scan, WindowRow window) {
    return scan.covers(window.place().bucket(), window.place().scanPrefix())
        && !scan.begun().isBefore(window.closesAfter());
  }

  private Optional<Candidate> candidate(WindowRow window, Instant now) {
    Optional<Route> route = routes.find(window.key().ruleKey());
    if (route.isEmpty()) {
      fail(window, "Its rule " + window.key().ruleKey() + " cannot be read by this version", now);
      return Optional.empty();
    }
    List<ObjectRow> enrolled =
        ledger.read(tx -> tx.contents(window.id()).enrolled(null, BatchWindow.PAGE + 1));
    return Optional.of(new Candidate(window, route.get(), enrolled));
  }

  private List<BatchWindow> lookAtAll(List<Candidate> candidates, Instant now) {
    List<BatchWindow> looked =
        new ArrayList<>(look(candidates.stream().filter(of -> !of.isLarge()).toList(), now));
    for (Candidate large : candidates.stream().filter(Candidate::isLarge).toList()) {
      Guarded.run("Window " + large.window().id(), () -> looked.addAll(lookByPages(large, now)));
    }
    return looked;
  }

  /** What is lost of it is noted at once, page by page: nobody holds all of it in memory. */
  private List<BatchWindow> lookByPages(Candidate large, Instant now) {
    long id = large.window().id();
    try {
      List<ObjectRow> page = large.enrolled().subList(0, BatchWindow.PAGE);
      while (!page.isEmpty()) {
        noteLost(page);
        ObjectRow last = page.get(page.size() - 1);
        page = ledger.read(tx -> tx.contents(id).enrolled(last, BatchWindow.PAGE));
      }
      // It took long: others may have enrolled objects meanwhile, for this window or of its names.
      noteLost(ledger.read(tx -> tx.names().contested(id, BatchWindow.PAGE)));
      return ledger.read(tx -> tx.windows().find(id)).stream()
          .filter(window -> window.state() == WindowRow.State.OPEN)
          .map(window -> new BatchWindow(window, large.route(), null, List.of()))
          .toList();
    } catch (CloudFailure failure) {
      ledger.postpone(large.window(), failure.getMessage(), now);
      return List.of();
    }
  }

  private void noteLost(List<ObjectRow> page) {
    List<Transition> lost = Census.of(page, names.of(page)).lost();
    if (!lost.isEmpty()) {
      ledger.commit("objects.vanish", tx -> noted(tx, lost));
    }
  }

  private static List<Transition> noted(Transaction tx, List<Transition> lost) {
    tx.transitions().make(lost);
    return lost;
  }

  /** All windows of a bucket in one listing: their names mostly lie side by side. */
  private List<BatchWindow> look(List<Candidate> candidates, Instant now) {
    try {
      Map<String, StoredObject> live =
          names.of(candidates.stream().flatMap(of -> of.enrolled().stream()).toList());
      return candidates.stream().map(candidate -> look(candidate, live)).toList();
    } catch (CloudFailure failure) {
      candidates.forEach(of -> ledger.postpone(of.window(), failure.getMessage(), now));
      return List.of();
    }
  }

  private static BatchWindow look(Candidate candidate, Map<String, StoredObject> live) {
    Census census = Census.of(candidate.enrolled(), live);
    return new BatchWindow(candidate.window(), candidate.route(), census.there(), census.lost());
  }

  private void fail(WindowRow window, String reason, Instant now) {
    ledger.commit("window.fail", tx -> fail(tx, window, reason, now));
  }

  /** Ends a window that can never be loaded; its objects fail with it, for the same reason. */
  public static WindowRow fail(Transaction tx, WindowRow window, String reason, Instant now) {
    WindowRow failed = tx.windows().change(window, window.to(WindowRow.State.FAILED, reason), now);
    tx.contents(window.id()).fail(reason);
    return failed;
  }
}
