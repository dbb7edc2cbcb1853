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
 * @param partitioned what a partitioned table may have in the same spans
 */
public record Quotas(
    Limit loadsPerTable,
    Limit updatesPerTable,
    Limit loadsPerProject,
    int loadsAtOnce,
    Partitioned partitioned) {
  private static final Duration DAY = Duration.ofHours(24);
  private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

  /** How a table is divided, as far as it is known; the later ones may have more. */
  public enum Division {
    /** Not at all, or nobody has said so. */
    NONE,
    /** Into partitions by the time when rows are loaded. */
    BY_INGESTION_TIME,
    /** Into partitions by a column. */
    BY_COLUMN
  }

  /**
   * Figures of partitioned tables. BigQuery counts partitions that are changed: a load is taken for
   * one, for nobody knows how many it changes before it has run.
   *
   * @param byIngestionTime load jobs into a table that is partitioned by ingestion time
   * @param byColumn load jobs into a table that is partitioned by a column
   * @param updates changes of either in a short time
   */
  public record Partitioned(int byIngestionTime, int byColumn, int updates) {}

  /** The same figures for all tables. */
  public Quotas(
      Limit loadsPerTable, Limit updatesPerTable, Limit loadsPerProject, int loadsAtOnce) {
    this(
        loadsPerTable,
        updatesPerTable,
        loadsPerProject,
        loadsAtOnce,
        new Partitioned(loadsPerTable.jobs(), loadsPerTable.jobs(), updatesPerTable.jobs()));
  }

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

  /** How many load jobs a table may have that is divided so. */
  public Limit loads(Division division) {
    return switch (division) {
      case NONE -> loadsPerTable;
      case BY_INGESTION_TIME -> new Limit(partitioned.byIngestionTime(), loadsPerTable.span());
      case BY_COLUMN -> new Limit(partitioned.byColumn(), loadsPerTable.span());
    };
  }

  /** How many changes in a short time a table may have that is divided so. */
  public Limit updates(Division division) {
    return division == Division.NONE
        ? updatesPerTable
        : new Limit(partitioned.updates(), updatesPerTable.span());
  }

  /** The same with other figures of the tables, partitioned or not; 0 leaves those that hold. */
  public Quotas with(int loads, int updates, int ofProject) {
    return new Quotas(
        loads == 0 ? loadsPerTable : new Limit(loads, DAY),
        updates == 0 ? updatesPerTable : new Limit(updates, TEN_SECONDS),
        ofProject == 0 ? loadsPerProject : new Limit(ofProject, DAY),
        loadsAtOnce,
        new Partitioned(
            loads == 0 ? partitioned.byIngestionTime() : loads,
            loads == 0 ? partitioned.byColumn() : loads,
            updates == 0 ? partitioned.updates() : updates));
  }

  /** The same with another number of loads at once; 0 means any number. */
  public Quotas atOnce(int loads) {
    return new Quotas(loadsPerTable, updatesPerTable, loadsPerProject, loads, partitioned);
  }

  /** No limits: a folder of one's own has none. */
  public static Quotas none() {
    return new Quotas(Limit.NONE, Limit.NONE, Limit.NONE, 0);
  }

  /**
   * BigQuery's own: 1,500 load jobs a table and 100,000 a project in 24 hours, 5 updates of a table
   * in 10 seconds; 11,000 or 30,000 loads, and 50 updates, of a partitioned one.
   */
  public static Quotas bigQuery() {
    return new Quotas(
        new Limit(1_500, DAY),
        new Limit(5, TEN_SECONDS),
        new Limit(100_000, DAY),
        0,
        new Partitioned(11_000, 30_000, 50));
  }
}
