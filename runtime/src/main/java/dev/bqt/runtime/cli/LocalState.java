package dev.bqt.runtime.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a local run keeps besides its buckets and its warehouse. */
final class LocalState {
  private LocalState() {}

  /** The ledger below {@code DIR/state}. */
  static String ledgerUrl(Path folder) {
    Path ledger = folder.resolve("state").resolve("ledger").toAbsolutePath().normalize();
    // async: Quartz interrupts its threads when it stops, and an interrupted thread would close the
    // file under everybody. WRITE_DELAY: a commit is in the file when it returns. DB_CLOSE_ON_EXIT:
    // the file is closed by us alone, after the last tick.
    return "jdbc:h2:async:" + ledger + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
  }

  static void makeBucket(Path folder, String name) {
    try {
      Files.createDirectories(folder.resolve(LocalSite.BUCKETS).resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the bucket " + name + ": " + e.getMessage(), e);
    }
  }
}
