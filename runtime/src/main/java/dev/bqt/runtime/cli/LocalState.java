package dev.bqt.runtime.cli;

import dev.bqt.runtime.ledger.Change;
import dev.bqt.runtime.ledger.Ledger;
import dev.bqt.runtime.ledger.shared.SharedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** What a local run keeps besides its buckets and its warehouse. */
final class LocalState {
  private LocalState() {}

  /**
   * Opens the ledger below {@code DIR/state}, or asks the process that has opened it.
   *
   * @param watcher hears of each change that this process makes
   */
  static Ledger ledger(Path folder, Consumer<Change> watcher) {
    SharedFile file = new SharedFile(folder.resolve("state").resolve("ledger"));
    return Ledger.open(file, Failpoint.fromEnvironment(), watcher);
  }

  static void makeBucket(Path folder, String name) {
    try {
      Files.createDirectories(folder.resolve(LocalSite.BUCKETS).resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the bucket " + name + ": " + e.getMessage(), e);
    }
  }
}
