package dev.bqt.runtime.ledger;

import dev.bqt.runtime.ledger.JobRow.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The load jobs. */
public final class JobRows {
  private final Handle handle;
  private final Consumer<Change> changes;

  JobRows(Handle handle, Consumer<Change> changes) {
    this.handle = handle;
    this.changes = changes;
  }

  /** All jobs in that state, oldest first. */
  public List<JobRow> in(State state) {
    return handle
        .createQuery("SELECT * FROM load_job WHERE state = :state ORDER BY planned_ms, id")
        .bind("state", state)
        .map(JobRows::read)
        .list();
  }

  /** All attempts of all parts of a window, in that order. */
  public List<JobRow> ofWindow(long windowId) {
    return handle
        .createQuery("SELECT * FROM load_job WHERE window_id = :id ORDER BY part, attempt")
        .bind("id", windowId)
        .map(JobRows::read)
        .list();
  }

  /** Writes a job down before it is asked for. */
  public void plan(JobRow job) {
    handle
        .createUpdate(
            "INSERT INTO load_job VALUES (:id, :window, :part, :attempt, :project, :location,"
                + " :request, :state, :epoch, :planned, :planned, 0, 0, 0, NULL)")
        .bind("id", job.id())
        .bind("window", job.windowId())
        .bind("part", job.part())
        .bind("attempt", job.attempt())
        .bind("project", job.project())
        .bind("location", job.location())
        .bind("request", job.request())
        .bind("state", job.state())
        .bind("epoch", job.epoch())
        .bind("planned", job.planned().toEpochMilli())
        .execute();
    changes.accept(new Change.OfJob(null, job));
  }

  /**
   * Puts {@code after} in the place of {@code before}, if nobody was faster.
   *
   * @throws StaleRow when somebody was
   */
  public void change(JobRow before, JobRow after, Instant now) {
    int updated =
        handle
            .createUpdate(
                "UPDATE load_job SET state = :state, epoch = epoch + 1, changed_ms = :now,"
                    + " output_rows = :rows, tries = :tries, not_before_ms = :notBefore,"
                    + " reason = :reason"
                    + " WHERE id = :id AND state = :stateBefore AND epoch = :epoch")
            .bind("id", before.id())
            .bind("stateBefore", before.state())
            .bind("epoch", before.epoch())
            .bind("state", after.state())
            .bind("now", now.toEpochMilli())
            .bind("rows", after.outputRows())
            .bind("tries", after.retry().tries())
            .bind("notBefore", after.retry().notBefore().toEpochMilli())
            .bind("reason", Reason.clip(after.reason()))
            .execute();
    if (updated == 0) {
      throw new StaleRow("job " + before.id());
    }
    changes.accept(new Change.OfJob(before, after));
  }

  private static JobRow read(ResultSet rs, StatementContext context) throws SQLException {
    return new JobRow(
        rs.getString("id"),
        rs.getLong("window_id"),
        rs.getInt("part"),
        rs.getInt("attempt"),
        rs.getString("project"),
        rs.getString("location"),
        rs.getString("request"),
        State.valueOf(rs.getString("state")),
        rs.getLong("epoch"),
        Instant.ofEpochMilli(rs.getLong("planned_ms")),
        rs.getLong("output_rows"),
        new Retry(rs.getInt("tries"), Instant.ofEpochMilli(rs.getLong("not_before_ms"))),
        rs.getString("reason"));
  }
}
