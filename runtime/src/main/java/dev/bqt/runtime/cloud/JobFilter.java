package dev.bqt.runtime.cloud;

import java.time.Instant;
import java.util.Set;

/**
 * Which jobs to list.
 *
 * @param project whose jobs, of all users
 * @param states in which they are; empty means all
 * @param from earliest time of creation, inclusive; null means from the beginning
 * @param until latest time of creation, inclusive; null means to the end
 */
public record JobFilter(String project, Set<JobReport.State> states, Instant from, Instant until) {
  /** Copies the set. */
  public JobFilter {
    states = Set.copyOf(states);
  }

  /** Jobs of all states that were created at or after this time. */
  public static JobFilter since(String project, Instant from) {
    return new JobFilter(project, Set.of(), from, null);
  }
}
