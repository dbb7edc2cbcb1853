package dev.bqt.runtime.cli;

import dev.bqt.runtime.ledger.Change;
import dev.bqt.runtime.ledger.Ledger;
import dev.bqt.runtime.ledger.UnfinishedRows;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * Progress of a run: in a pipe a line per event; on a terminal one line that is written over, and
 * lines only for what a person should look at.
 */
final class RunDisplay implements Consumer<Change> {
  private static final String CLEAR_LINE = "\r\u001b[2K";

  private final PrintWriter out;
  private final InstantSource clock;
  private final boolean terminal;
  private String status = "";
  private long heard;

  RunDisplay(PrintWriter out, InstantSource clock, boolean terminal) {
    this.out = out;
    this.clock = clock;
    this.terminal = terminal;
  }

  @Override
  public synchronized void accept(Change change) {
    heard += change.isProgress() ? 1 : 0;
    if (!terminal || RunLines.isTrouble(change)) {
      RunLines.of(change).ifPresent(this::line);
    }
  }

  /** Its clock. */
  InstantSource clock() {
    return clock;
  }

  /** How often something has moved on: while the number grows, something is going on. */
  synchronized long heard() {
    return heard;
  }

  /** Says something that stays on the screen. */
  synchronized void line(String text) {
    clear();
    out.println(RunLines.time(clock.instant()) + "  " + text);
    show();
  }

  /** Says what is being waited for: on a terminal always, in a pipe when it is something else. */
  void waiting(Ledger ledger) {
    Instant now = clock.instant();
    waiting(terminal ? live(ledger, now) : latestEnd(ledger, now), now);
  }

  private synchronized void waiting(String next, Instant now) {
    if (terminal) {
      clear();
      status = next;
      show();
    } else if (!next.equals(status)) {
      status = next;
      if (!next.isEmpty()) {
        out.println(RunLines.time(now) + "  " + next);
        out.flush();
      }
    }
  }

  /** Takes the live line away. */
  synchronized void end() {
    clear();
    status = "";
    out.flush();
  }

  private static String latestEnd(Ledger ledger, Instant now) {
    return ledger
        .read(tx -> tx.unfinished().lastOpen(now, now.plus(IdleWatch.PATIENCE)))
        .map(window -> "waiting for open windows, the latest: " + RunLines.name(window))
        .orElse("");
  }

  private static String live(Ledger ledger, Instant now) {
    UnfinishedRows.Count count = ledger.read(tx -> tx.unfinished().count());
    if (count.latest().isEmpty()) {
      return "watching; nothing to do";
    }
    String text =
        RunLines.count(count.open(), "open window")
            + ", "
            + RunLines.count(count.begun(), "window")
            + " loading";
    Instant end = count.latest().get();
    return end.isAfter(now)
        ? text + "; the latest ends in " + Duration.between(now, end).toSeconds() + " s"
        : text;
  }

  private void clear() {
    if (terminal && !status.isEmpty()) {
      out.print(CLEAR_LINE);
    }
  }

  private void show() {
    if (terminal) {
      out.print(status);
    }
    out.flush();
  }
}
