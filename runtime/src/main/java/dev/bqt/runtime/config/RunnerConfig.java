package dev.bqt.runtime.config;

import java.time.Duration;

/**
 * How a runner is set up.
 *
 * @param operationsBucket bucket of journal, tasks and errors: written by the runner, never scanned
 * @param tickEvery from the beginning of one pass to the next
 */
public record RunnerConfig(String operationsBucket, Duration tickEvery) {

  /** What holds for a directory of one's own. */
  public static RunnerConfig local() {
    return new RunnerConfig("bqt-ops", Duration.ofSeconds(1));
  }
}
