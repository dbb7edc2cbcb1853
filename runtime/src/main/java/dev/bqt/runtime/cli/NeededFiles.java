package dev.bqt.runtime.cli;

import dev.bqt.runtime.ledger.Ledger;
import dev.bqt.runtime.localcloud.LocalCloudException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The files without which a folder's ledger is not to be gone on with: once it has loaded anything,
 * it counts on the generations that files were given, and on the rows. Before that a process may
 * have been killed while it made them, and they are made again.
 */
final class NeededFiles {
  private NeededFiles() {}

  /**
   * Refuses a folder that misses one of them.
   *
   * @throws LocalCloudException when the ledger holds a load that has succeeded, and a file is not
   *     there; says which and what to do
   */
  static void require(Path folder) {
    StateFolder state = LocalSite.state(folder);
    // Looked for first: a process that begins just now makes it last.
    if (!state.isUsed()) {
      return;
    }
    List<Path> missing =
        List.of(LocalSite.memory(folder), LocalSite.rows(folder)).stream()
            .filter(file -> !Files.exists(file))
            .toList();
    if (missing.isEmpty()) {
      return;
    }
    try (Ledger ledger = state.open(change -> {})) {
      if (ledger.read(tx -> tx.totals().hasLoaded())) {
        throw new LocalCloudException(complaint(folder, missing));
      }
    }
  }

  private static String complaint(Path folder, List<Path> missing) {
    String files = missing.stream().map(Path::toString).collect(Collectors.joining(" and "));
    return ("%s %s not there, but the ledger says that files were loaded already. Put %s back; or,"
            + " to begin anew and load all that is in the buckets, delete %s and %s.")
        .formatted(
            files,
            missing.size() == 1 ? "is" : "are",
            missing.size() == 1 ? "it" : "them",
            LocalSite.state(folder).path(),
            LocalSite.rows(folder));
  }
}
