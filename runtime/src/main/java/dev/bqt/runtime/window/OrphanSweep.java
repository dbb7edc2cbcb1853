package dev.bqt.runtime.window;

import dev.bqt.runtime.cloud.CloudFailure;
import dev.bqt.runtime.cloud.ObjectVersion;
import dev.bqt.runtime.journal.ClaimFiles;
import dev.bqt.runtime.journal.ClaimFiles.ClaimFile;
import dev.bqt.runtime.ledger.Ledger;
import dev.bqt.runtime.ledger.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes away {@code .win} and {@code .wis} files that our ledger has written and knows nothing of:
 * what a crash left behind between writing the file and writing the row, or a process that woke up
 * late. Files of anybody else, another ledger of bqt's included, are never touched.
 */
public final class OrphanSweep {
  /** From one look to the next; the first is with the first pass. */
  static final Duration EVERY = Duration.ofHours(1);

  private static final Duration AGAIN = Duration.ofMinutes(1);
  private static final Logger LOG = LoggerFactory.getLogger(OrphanSweep.class);

  private final Ledger ledger;
  private final ClaimFiles files;
  private final Set<ObjectVersion> foreign = new HashSet<>();
  private Instant next = Instant.MIN;

  /** Sweeps after the windows of this ledger. */
  public OrphanSweep(Ledger ledger, ClaimFiles files) {
    this.ledger = ledger;
    this.files = files;
  }

  /** Looks, when it is time to. */
  public void sweep(Instant now) {
    if (now.isBefore(next)) {
      return;
    }
    next = now.plus(AGAIN);
    try {
      // Listed before the ledger is asked: what is being published meanwhile is PENDING by then.
      List<ClaimFile> old =
          files.list().stream()
              .filter(file -> file.end().plus(WindowPublisher.KEPT).isBefore(now))
              .toList();
      Optional<Set<String>> known = ledger.read(OrphanSweep::publishedNames);
      if (known.isPresent()) {
        take(old, known.get());
        next = now.plus(EVERY);
      }
    } catch (CloudFailure failure) {
      LOG.warn("Files without a window are looked for again: {}", failure.getMessage());
    }
  }

  /** Empty while a window is being published: nobody can tell the name that it will have. */
  private static Optional<Set<String>> publishedNames(Transaction tx) {
    return tx.due().areUnpublished()
        ? Optional.empty()
        : Optional.of(tx.windows().publishedNames());
  }

  private void take(List<ClaimFile> old, Set<String> known) {
    List<ClaimFile> orphans = new ArrayList<>();
    for (ClaimFile file : old) {
      if (known.contains(file.windowName()) || foreign.contains(file.version())) {
        continue;
      }
      if (files.isOurs(file)) {
        LOG.info("{} is of no window of ours: it is deleted", file.version().uri());
        orphans.add(file);
      } else {
        foreign.add(file.version());
      }
    }
    files.delete(orphans);
    foreign.retainAll(old.stream().map(ClaimFile::version).collect(Collectors.toSet()));
  }
}
