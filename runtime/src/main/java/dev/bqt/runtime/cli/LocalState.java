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
    // A commit is in the file when it returns, and the file is closed by us alone, after the last
    // run.
    return "jdbc:h2:file:" + ledger + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
  }

  static void makeBucket(Path folder, String name) {
    try {
      Files.createDirectories(folder.resolve(LocalSite.BUCKETS).resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the bucket " + name + ": " + e.getMessage(), e);
    }
  }
}
