package dev.bqt.runtime.cloud;

import java.time.Instant;
import java.util.Set;

/**
 * Which jobs to list.
 *
 * @param project whose jobs; those of this account, for those of others may not be seen
 * @param states in which they are; empty means all
 * @param from earliest time of creation, inclusive; null means from the beginning
 * @param until latest time of creation, inclusive; null means to the end
 * @param pages after so many pages of up to {@link #PAGE} no other one is asked for
 */
public record JobFilter(
    String project, Set<JobReport.State> states, Instant from, Instant until, int pages) {
  /** Jobs of a page: what BigQuery gives at most. */
  public static final int PAGE = 1_000;

  /** Copies the set. */
  public JobFilter {
    states = Set.copyOf(states);
  }

  /** The same without end. */
  public JobFilter(String project, Set<JobReport.State> states, Instant from, Instant until) {
    this(project, states, from, until, Integer.MAX_VALUE);
  }

  /** Jobs of all states that were created at or after this time. */
  public static JobFilter since(String project, Instant from) {
    return new JobFilter(project, Set.of(), from, null);
  }

  /** The same, and no more than so many pages. */
  public JobFilter within(int most) {
    return new JobFilter(project, states, from, until, most);
  }
}
