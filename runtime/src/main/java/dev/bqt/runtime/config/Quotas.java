package dev.bqt.runtime.config;

import java.time.Duration;

/**
 * How many load jobs BigQuery is asked for: one that would be too many waits until there is room.
 * The figures are those of BigQuery's page "Quotas and limits".
 *
 * @param loadsPerTable load jobs into one table; those that fail count, too
 * @param updatesPerTable changes of one table in a short time: each load is one
 * @param loadsPerProject load jobs that one project runs
 * @param loadsAtOnce load jobs that may run at a time; 0 means any number
 */
public record Quotas(
    Limit loadsPerTable, Limit updatesPerTable, Limit loadsPerProject, int loadsAtOnce) {
  private static final Duration DAY = Duration.ofHours(24);

  /** Checks the number. */
  public Quotas {
    if (loadsAtOnce < 0) {
      throw new IllegalArgumentException(
          "Loads at once are a number from 0 (any number) up, not " + loadsAtOnce);
    }
  }

  /**
   * So many in any span of that length, wherever it begins.
   *
   * @param jobs how many; 0 means any number
   * @param span over which they are counted
   */
  public record Limit(int jobs, Duration span) {
    /** Any number. */
    public static final Limit NONE = new Limit(0, Duration.ZERO);

    /** Checks the figures. */
    public Limit {
      if (jobs < 0 || (jobs > 0 && (span.isZero() || span.isNegative()))) {
        throw new IllegalArgumentException(
            "A limit is a number of jobs from 0 (any number) up and a span above 0, not "
                + jobs
                + " in "
                + span);
      }
    }

    /** Whether it limits nothing. */
    public boolean isNone() {
      return jobs == 0;
    }
  }

  /** No limits: a folder of one's own has none. */
  public static Quotas none() {
    return new Quotas(Limit.NONE, Limit.NONE, Limit.NONE, 0);
  }

  /**
   * BigQuery's own: 1,500 load jobs a table and 100,000 a project in 24 hours, 5 updates of a table
   * in 10 seconds. A partitioned table may have more; who loads into such ones raises the figures.
   */
  public static Quotas bigQuery() {
    return new Quotas(
        new Limit(1_500, DAY), new Limit(5, Duration.ofSeconds(10)), new Limit(100_000, DAY), 0);
  }
}
