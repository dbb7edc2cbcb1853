package dev.bqt.runtime.window;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bqt.runtime.cloud.CloudFailure;
import dev.bqt.runtime.journal.Journal;
import dev.bqt.runtime.journal.Journal.Claim;
import dev.bqt.runtime.journal.JournalPaths;
import dev.bqt.runtime.ledger.Guarded;
import dev.bqt.runtime.ledger.Ledger;
import dev.bqt.runtime.ledger.ObjectRow;
import dev.bqt.runtime.ledger.Transaction;
import dev.bqt.runtime.ledger.Transition;
import dev.bqt.runtime.ledger.WindowRound;
import dev.bqt.runtime.ledger.WindowRow;
import dev.bqt.runtime.ledger.WindowRow.JournalState;
import dev.bqt.runtime.route.PathHash;
import dev.bqt.runtime.route.RouteArchive;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Shows open windows in the bucket, so that a legacy function keeps away, and sweeps them up again.
 */
public final class WindowPublisher {
  /** How long after its end a window's files stay: as long as BqTail's events may be late. */
  static final Duration KEPT = Duration.ofSeconds(120);

  /** Windows that a pass shows: each is two uploads. */
  static final int SHOWN_A_PASS = 500;

  /** Windows that a pass sweeps up: a hundred are two calls. */
  static final int SWEPT_A_PASS = 1_000;

  /** Objects of somebody else's window that are told one by one. */
  private static final int TOLD = 1_000;

  private final Ledger ledger;
  private final Journal journal;
  private final RouteArchive routes;
  private final WindowRound shown = new WindowRound();
  private final WindowRound sweptUp = new WindowRound();

  /** Shows the windows of this ledger in this journal. */
  public WindowPublisher(Ledger ledger, Journal journal, RouteArchive routes) {
    this.ledger = ledger;
    this.journal = journal;
    this.routes = routes;
  }

  /**
   * Publishes what is not published yet, and sweeps up what need not be there any longer: so many
   * windows a pass, in rounds.
   */
  public void publish(Instant now) {
    publish(
        shown.next(
            (after, most) -> ledger.read(tx -> tx.due().unpublished(now, after, most)),
            SHOWN_A_PASS),
        now);
    Instant before = now.minus(KEPT);
    sweep(
        sweptUp.next(
            (after, most) -> ledger.read(tx -> tx.due().sweepable(now, before, after, most)),
            SWEPT_A_PASS),
        now);
  }

  private void publish(List<WindowRow> windows, Instant now) {
    Set<String> held = new HashSet<>();
    boolean looked =
        together(
            windows,
            now,
            () ->
                held.addAll(
                    journal.held(windows.stream().map(WindowPublisher::firstName).toList())));
    if (looked) {
      windows.forEach(
          window ->
              guarded(window, now, () -> publish(window, !held.contains(firstName(window)), now)));
    }
  }

  private void publish(WindowRow window, boolean free, Instant now) {
    int salt = firstSalt(window);
    String name = name(window, salt);
    Claim claim = journal.claim(window, name, content(window, name), free);
    while (claim == Claim.TAKEN) {
      name = name(window, ++salt);
      claim = journal.claim(window, name, content(window, name), false);
    }
    WindowRow published =
        claim == Claim.FOREIGN
            ? window
                .withJournal(JournalState.NONE, name)
                .to(WindowRow.State.FOREIGN, journal.url(JournalPaths.win(name)) + " is not ours")
            : window.withJournal(JournalState.PUBLISHED, name);
    ledger.commit(
        claim == Claim.FOREIGN ? "window.foreign" : "window.publish",
        tx -> record(tx, window, published, now));
  }

  private static WindowRow record(
      Transaction tx, WindowRow window, WindowRow published, Instant now) {
    WindowRow changed = tx.windows().change(window, published, now);
    if (changed.state() == WindowRow.State.FOREIGN) {
      tx.transitions()
          .make(
              tx.contents(window.id()).first(TOLD).stream()
                  .map(object -> foreign(object, changed.reason()))
                  .toList());
      tx.contents(window.id()).giveUp(changed.reason());
    }
    return changed;
  }

  private static Transition foreign(ObjectRow object, String reason) {
    return new Transition(object, object.to(ObjectRow.State.FOREIGN, reason));
  }

  private void sweep(List<WindowRow> windows, Instant now) {
    List<String> names = windows.stream().map(window -> window.journal().name()).toList();
    if (together(windows, now, () -> journal.release(names))) {
      windows.forEach(window -> guarded(window, now, () -> swept(window, now)));
    }
  }

  private void swept(WindowRow window, Instant now) {
    ledger.commit(
        "window.sweep",
        tx ->
            tx.windows()
                .change(
                    window, window.withJournal(JournalState.NONE, window.journal().name()), now));
  }

  /** What is done for all of them at once; whether it was done, and there was something to do. */
  private boolean together(List<WindowRow> windows, Instant now, Runnable work) {
    if (windows.isEmpty()) {
      return false;
    }
    try {
      work.run();
      return true;
    } catch (CloudFailure failure) {
      windows.forEach(window -> ledger.postpone(window, failure.getMessage(), now));
      return false;
    }
  }

  private void guarded(WindowRow window, Instant now, Runnable work) {
    Guarded.run(
        "Window " + window.id(),
        () -> {
          try {
            work.run();
          } catch (CloudFailure failure) {
            ledger.postpone(window, failure.getMessage(), now);
          }
        });
  }

  private static String firstName(WindowRow window) {
    return name(window, firstSalt(window));
  }

  private static int firstSalt(WindowRow window) {
    return isCatchUp(window) ? 1 : 0;
  }

  /**
   * It closes with the scan that opened it: its end is none of the ends that a legacy function
   * counts with, or only by chance.
   */
  private static boolean isCatchUp(WindowRow window) {
    return window.closesAfter().equals(window.opened());
  }

  /** A window whose name another one holds (an edited rule's, say) gets a salted hash. */
  private static String name(WindowRow window, int salt) {
    long hash = window.key().nameHash();
    long salted = salt == 0 ? hash : PathHash.of(hash + "#" + window.key().ruleKey() + "#" + salt);
    return JournalPaths.windowName(window.tableText(), salted, window.key().end());
  }

  private ObjectNode content(WindowRow window, String name) {
    ObjectNode win = Journal.document();
    win.put("EventID", Long.toString(window.id()));
    win.put("DestTable", window.tableText());
    win.put("RuleURL", window.key().ruleKey());
    win.put("Async", true);
    win.put("URL", journal.url(JournalPaths.win(name)));
    routes
        .find(window.key().ruleKey())
        .ifPresent(route -> win.put("Start", window.key().end().minus(route.batch()).toString()));
    win.put("End", window.key().end().toString());
    return win;
  }
}
