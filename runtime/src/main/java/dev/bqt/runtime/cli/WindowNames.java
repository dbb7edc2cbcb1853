package dev.bqt.runtime.cli;

import dev.bqt.runtime.ledger.Ledger;
import dev.bqt.runtime.ledger.Transaction;
import dev.bqt.runtime.ledger.WindowRow;
import dev.bqt.runtime.ledger.WindowRow.JournalState;

/** What a window is called where several are told. */
final class WindowNames {
  private WindowNames() {}

  static String of(Ledger ledger, WindowRow window) {
    return ledger.read(tx -> of(tx, window));
  }

  /** That of a rule without BATCH holds one file, which tells it from the others of its folder. */
  static String of(Transaction tx, WindowRow window) {
    boolean isBatch =
        window.journal().state() != JournalState.NONE || window.journal().name() != null;
    return isBatch
        ? RunLines.name(window)
        : tx.contents(window.id()).first(1).stream()
            .findFirst()
            .map(object -> "window " + window.tableText() + " of " + object.uri())
            .orElse(RunLines.name(window));
  }
}
