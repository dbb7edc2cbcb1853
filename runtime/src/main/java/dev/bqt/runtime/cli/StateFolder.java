package dev.bqt.runtime.cli;

import dev.bqt.runtime.ledger.Change;
import dev.bqt.runtime.ledger.Ledger;
import dev.bqt.runtime.ledger.shared.SharedFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * The folder of a ledger.
 *
 * @param path need not be there
 */
record StateFolder(Path path) {
  private static final String FILE = "ledger.mv.db";

  /**
   * Opens the ledger, or asks the process that has opened it; makes it where it is not there.
   *
   * @param watcher hears of each change that this process makes
   * @throws dev.bqt.runtime.ledger.LedgerException when it cannot be opened
   */
  Ledger open(Consumer<Change> watcher) {
    SharedFile file = new SharedFile(path.resolve("ledger"));
    return Ledger.open(file, Failpoint.fromEnvironment(), watcher);
  }

  /** Whether there is a ledger. */
  boolean isUsed() {
    return Files.exists(file());
  }

  /** Whether there was one: its mark is there. */
  boolean isMarked() {
    return Files.exists(path.resolve("ledger.mark"));
  }

  /** The ledger's file. */
  Path file() {
    return path.resolve(FILE);
  }
}
