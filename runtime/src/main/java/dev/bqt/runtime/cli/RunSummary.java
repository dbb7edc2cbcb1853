package dev.bqt.runtime.cli;

import dev.bqt.runtime.ledger.Ledger;
import dev.bqt.runtime.ledger.TotalRows.Total;
import dev.bqt.runtime.ledger.WindowRow;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a run has done, per table, and what it could not do. */
final class RunSummary {
  private static final int PAGE = 1_000;

  /** How far a run came that loaded nothing. */
  enum Looked {
    /** It ended by itself. */
    ALL("Nothing was loaded: no new object matched a rule."),
    /** It was stopped after a scan, and files that were still written were none of it. */
    UNTIL_STOPPED("Nothing was loaded: no new object had matched a rule when the run was stopped."),
    /** It was stopped, or failed, before. */
    NOT_TO_THE_END(
        "Nothing was loaded: the first scan was cut off, and nobody knows what is in the buckets;"
            + " the next run scans anew.");

    private final String sentence;

    Looked(String sentence) {
      this.sentence = sentence;
    }
  }

  private final List<Total> totals;
  private final WaitingObjects waiting;
  private final boolean isTroubled;
  private final List<WindowRow> open;
  private final Ledger ledger;
  private final Instant since;

  /** Sums up what has changed in the ledger since then. */
  RunSummary(Ledger ledger, Instant since) {
    this.ledger = ledger;
    this.since = since;
    totals = ledger.read(tx -> tx.totals().since(since));
    waiting = WaitingObjects.of(ledger);
    isTroubled = !ledger.read(tx -> tx.due().troubled(since, null, 1)).isEmpty();
    open = new IdleWatch(ledger).active();
  }

  /** Windows that nothing else tells of. */
  private void printTroubled(PrintWriter out) {
    WindowRow last = null;
    do {
      WindowRow after = last;
      List<WindowRow> page = ledger.read(tx -> tx.due().troubled(since, after, PAGE));
      ledger.read(tx -> TroubledWindow.of(tx, page, waiting)).forEach(window -> window.print(out));
      last = page.size() < PAGE ? null : page.get(PAGE - 1);
    } while (last != null);
  }

  /** Whether a person has something to look at. */
  boolean hasFindings() {
    return !waiting.isEmpty() || isTroubled;
  }

  /** Whether windows were left open that the run was to wait for. */
  boolean leavesWindowsOpen(boolean untilIdle) {
    return untilIdle && !open.isEmpty();
  }

  /**
   * Prints it.
   *
   * @param status the command that tells the rest
   * @param looked is told when nothing was loaded
   */
  void print(PrintWriter out, Instant now, String status, Looked looked) {
    List<List<String>> cells = new ArrayList<>();
    cells.add(List.of("table", "files", "rows", "windows", "jobs", "failures"));
    totals.forEach(total -> cells.add(cells(total)));
    if (totals.isEmpty()) {
      out.println(looked.sentence);
    } else {
      printTable(cells, out);
    }
    printOpen(out, now);
    printTroubled(out);
    waiting.printBriefly(out);
    if (!waiting.isEmpty()) {
      out.println("All that is known of them: " + status);
    }
  }

  private static List<String> cells(Total total) {
    return List.of(
        total.table(),
        "%,d".formatted(total.files()),
        "%,d".formatted(total.rows()),
        "%,d".formatted(total.windows()),
        "%,d".formatted(total.jobs()),
        "%,d".formatted(total.failures()));
  }

  private static void printTable(List<List<String>> cells, PrintWriter out) {
    for (List<String> row : cells) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        int at = column;
        int width = cells.stream().mapToInt(other -> other.get(at).length()).max().orElse(0);
        String pad = " ".repeat(width - row.get(column).length());
        line.append(column == 0 ? row.get(0) + pad : "  " + pad + row.get(column));
      }
      out.println(line.toString().stripTrailing());
    }
  }

  private void printOpen(PrintWriter out, Instant now) {
    WaitingTables tables = WaitingTables.of(ledger, now);
    tables.print(out);
    BlockedWindows blocked = new BlockedWindows(ledger, now);
    for (WindowRow window : open) {
      if (tables.windows().contains(window.id())) {
        continue;
      }
      String state =
          IdleWatch.isFarAway(window, now)
              ? "stays open: its end is more than ten minutes away"
              : "is not at its end (" + window.state() + "); the next run goes on with it";
      out.println(WindowNames.of(ledger, window) + " " + state + blocked.reason(window));
    }
  }
}
