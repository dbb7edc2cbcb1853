package dev.bqt.runtime.config;

import java.time.Duration;

/**
 * How a runner is set up.
 *
 * @param operationsBucket bucket of journal, tasks and errors: written by the runner, never scanned
 * @param tickEvery from the beginning of one pass to the next
 * @param forgetAfter how long an object must have been gone from its bucket before the ledger
 *     forgets it
 * @param quotas how many load jobs BigQuery is asked for
 */
public record RunnerConfig(
    String operationsBucket, Duration tickEvery, Duration forgetAfter, Quotas quotas) {

  /** What holds for a directory of one's own. */
  public static RunnerConfig local() {
    return new RunnerConfig("bqt-ops", Duration.ofSeconds(1), Duration.ofDays(90), Quotas.none());
  }

  /** The same with other quotas. */
  public RunnerConfig with(Quotas other) {
    return new RunnerConfig(operationsBucket, tickEvery, forgetAfter, other);
  }
}
