package dev.bqt.runtime.cli;

import dev.bqt.runtime.ledger.Change;
import dev.bqt.runtime.ledger.WindowRow;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
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
  synchronized void waiting(List<WindowRow> active) {
    Instant now = clock.instant();
    String next = terminal ? live(active, now) : latestEnd(active, now);
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

  private static String latestEnd(List<WindowRow> active, Instant now) {
    return active.stream()
        .filter(window -> window.state() == WindowRow.State.OPEN)
        .filter(window -> window.key().end().isAfter(now) && !IdleWatch.isFarAway(window, now))
        .max((a, b) -> a.key().end().compareTo(b.key().end()))
        .map(window -> "waiting for open windows, the latest: " + RunLines.name(window))
        .orElse("");
  }

  private static String live(List<WindowRow> active, Instant now) {
    if (active.isEmpty()) {
      return "watching; nothing to do";
    }
    long open = active.stream().filter(window -> window.state() == WindowRow.State.OPEN).count();
    String text =
        RunLines.count(open, "open window")
            + ", "
            + RunLines.count(active.size() - open, "window")
            + " loading";
    Instant end =
        active.stream().map(window -> window.key().end()).max(Instant::compareTo).orElse(now);
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
