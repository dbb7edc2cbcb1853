package dev.bqt.runtime.config;

import dev.bqt.runtime.cloud.Folder;
import dev.bqt.runtime.cloud.WatchedBuckets;
import dev.bqt.runtime.journal.JournalFolders;
import java.time.Duration;
import java.util.List;

/**
 * How a runner is set up.
 *
 * @param journal where journal, tasks and errors are written
 * @param watched which buckets are scanned, and which folders never
 * @param tickEvery from the beginning of one pass to the next
 * @param forgetAfter how long an object must have been gone from its bucket before the ledger
 *     forgets it
 * @param quotas how many load jobs BigQuery is asked for
 */
public record RunnerConfig(
    JournalFolders journal,
    WatchedBuckets watched,
    Duration tickEvery,
    Duration forgetAfter,
    Quotas quotas) {
  /** From one pass to the next in a directory of one's own. */
  private static final Duration LOCAL_TICK = Duration.ofSeconds(1);

  /** How long what is gone is remembered where nothing else is said. */
  static final Duration FORGET_AFTER = Duration.ofDays(90);

  private static final String LOCAL_OPERATIONS = "bqt-ops";

  /** What holds for a directory of one's own: all buckets but that of our own files. */
  public static RunnerConfig local() {
    return new RunnerConfig(
        JournalFolders.in(LOCAL_OPERATIONS),
        new WatchedBuckets(List.of(), List.of(new Folder(LOCAL_OPERATIONS, ""))),
        LOCAL_TICK,
        FORGET_AFTER,
        Quotas.none());
  }

  /** The same with other quotas. */
  public RunnerConfig with(Quotas other) {
    return new RunnerConfig(journal, watched, tickEvery, forgetAfter, other);
  }

  /** Bucket of the tasks; in a directory of one's own that of all files of the runner. */
  public String operationsBucket() {
    return journal.tasks().bucket();
  }
}
