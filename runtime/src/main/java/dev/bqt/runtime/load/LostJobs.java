package dev.bqt.runtime.load;

import dev.bqt.runtime.cloud.CloudFailure;
import dev.bqt.runtime.cloud.JobReport;
import dev.bqt.runtime.cloud.Warehouse;
import dev.bqt.runtime.ledger.JobRow;
import dev.bqt.runtime.ledger.ObjectRow;
import dev.bqt.runtime.window.LiveNames;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Jobs that BigQuery had taken and does not know any more: it forgets jobs after six months, and
 * earlier where somebody deletes them or their project. Neither a list of jobs nor the table tells
 * whether their rows are there.
 */
final class LostJobs {
  /**
   * From when BigQuery was asked for it: a load runs for six hours at most, and an id is known for
   * longer than this.
   */
  static final Duration PATIENCE = Duration.ofHours(24);

  private final Warehouse warehouse;
  private final LiveNames names;
  private final JobEnd end;

  LostJobs(Warehouse warehouse, LiveNames names, JobEnd end) {
    this.warehouse = warehouse;
    this.names = names;
    this.end = end;
  }

  /** Until when it is looked for. */
  static Instant until(JobRow row) {
    return (row.asked() == null ? row.planned() : row.asked()).plus(PATIENCE);
  }

  /**
   * Gives the job up: its id is used up, so that whoever sleeps before its insert cannot bring it
   * to life, and its objects are held. May throw {@link CloudFailure}; nothing is changed then.
   *
   * @param objects that it carries
   * @return false when it is there after all, and nothing was changed
   */
  boolean giveUp(LoadJob job, List<ObjectRow> objects, Instant now) {
    String reason =
        "BigQuery does not know job "
            + job.row().id()
            + " any more: nobody can tell whether its files are in the table";
    try {
      Optional<JobReport> alive = warehouse.burn(job.name());
      if (alive.filter(job::isOurs).isPresent()) {
        return false;
      }
    } catch (CloudFailure failure) {
      if (!failure.isFinal()) {
        throw failure;
      }
      // Such as a project that is no more. Whoever says that nothing was loaded has it tried again.
      reason += " (its id could not be used up: " + failure.getMessage() + ")";
    }
    end.lost(job, new Aftermath.Look(objects, names.of(objects)), reason, now);
    return true;
  }
}
