package dev.bqt.runtime.cli;

import dev.bqt.runtime.ledger.JobRow;
import dev.bqt.runtime.ledger.Ledger;
import dev.bqt.runtime.ledger.ObjectRow;
import dev.bqt.runtime.ledger.Transaction;
import dev.bqt.runtime.ledger.WindowRow;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a run has done, per table, and what it could not do. */
final class RunSummary {
  private final Map<String, Line> lines = new TreeMap<>();
  private final WaitingObjects waiting;
  private final List<TroubledWindow> troubled;
  private final List<WindowRow> open;
  private final Ledger ledger;

  /** Sums up what has changed in the ledger since then. */
  RunSummary(Ledger ledger, Instant since) {
    this.ledger = ledger;
    ledger.read(
        tx -> {
          tx.windows().changedSince(since).forEach(window -> add(tx, window));
          return lines;
        });
    waiting = WaitingObjects.of(ledger);
    troubled =
        ledger.read(tx -> TroubledWindow.among(tx, tx.windows().changedSince(since), waiting));
    open = new IdleWatch(ledger).active();
  }

  private static final class Line {
    private long files;
    private long rows;
    private long windows;
    private long jobs;
    private long failures;
  }

  private void add(Transaction tx, WindowRow window) {
    Line line = lines.computeIfAbsent(window.tableText(), table -> new Line());
    line.windows++;
    for (JobRow job : tx.jobs().briefly(window.id())) {
      line.jobs++;
      line.rows += job.outputRows();
    }
    line.files += tx.contents(window.id()).count(ObjectRow.State.LOADED);
    line.failures += tx.contents(window.id()).countFailed();
  }

  /** Whether a person has something to look at. */
  boolean hasFindings() {
    return !waiting.isEmpty() || !troubled.isEmpty();
  }

  /** Whether windows were left open that the run was to wait for. */
  boolean leavesWindowsOpen(boolean untilIdle) {
    return untilIdle && !open.isEmpty();
  }

  /**
   * Prints it.
   *
   * @param status the command that tells the rest
   */
  void print(PrintWriter out, Instant now, String status) {
    List<List<String>> cells = new ArrayList<>();
    cells.add(List.of("table", "files", "rows", "windows", "jobs", "failures"));
    lines.forEach((table, line) -> cells.add(cells(table, line)));
    if (lines.isEmpty()) {
      out.println("Nothing was loaded: no new object matched a rule.");
    } else {
      printTable(cells, out);
    }
    printOpen(out, now);
    troubled.forEach(window -> window.print(out));
    waiting.printBriefly(out);
    if (!waiting.isEmpty()) {
      out.println("All that is known of them: " + status);
    }
  }

  private static List<String> cells(String table, Line line) {
    return List.of(
        table,
        "%,d".formatted(line.files),
        "%,d".formatted(line.rows),
        "%,d".formatted(line.windows),
        "%,d".formatted(line.jobs),
        "%,d".formatted(line.failures));
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
