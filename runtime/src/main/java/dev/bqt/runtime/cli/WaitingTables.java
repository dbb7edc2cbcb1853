package dev.bqt.runtime.cli;

import dev.bqt.runtime.ledger.Ledger;
import dev.bqt.runtime.ledger.QuotaWait;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Tables and projects whose quota is used up.
 *
 * @param lines a line for each, with the number of windows that wait for it
 * @param windows ids of the windows that have nothing else to do than to wait for them
 */
record WaitingTables(List<String> lines, Set<Long> windows) {

  /** Those that wait at this time. */
  static WaitingTables of(Ledger ledger, Instant now) {
    return ledger.read(
        tx -> {
          List<String> lines = new ArrayList<>();
          for (QuotaWait wait : tx.quotas().waits()) {
            long windows = wait.until().isAfter(now) ? tx.quotas().windows(wait.scope()) : 0;
            if (windows > 0) {
              lines.add(line(wait, windows));
            }
          }
          return new WaitingTables(lines, tx.quotas().windowsWaiting(now));
        });
  }

  /** Which quota, who waits, and until when. */
  static String line(QuotaWait wait, long windows) {
    String next = wait.tries() == 0 ? "the next place is free at " : "it is asked again at ";
    String waiting = windows == 1 ? "1 window waits; " : "%,d windows wait; ".formatted(windows);
    return wait.reason() + "; " + waiting + next + RunLines.dayAndTime(wait.until());
  }

  void print(PrintWriter out) {
    lines.forEach(out::println);
  }
}
