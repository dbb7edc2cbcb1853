package dev.bqt.runtime.ledger;

import dev.bqt.runtime.ledger.JobRow.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The load jobs. */
public final class JobRows {
  private static final String BRIEF =
      "SELECT id, window_id, part, attempt, project, location, NULL AS request, state, epoch,"
          + " planned_ms, output_rows, tries, not_before_ms, reason, asked_ms FROM load_job ";

  private final Handle handle;
  private final Consumer<Change> changes;

  JobRows(Handle handle, Consumer<Change> changes) {
    this.handle = handle;
    this.changes = changes;
  }

  /**
   * A planned job, without its request.
   *
   * @param id BigQuery job id
   * @param project project that runs it
   * @param destination {@code project.dataset.table}
   * @param ruleKey rule that its window carries
   * @param asked when BigQuery was last asked for it and may have taken it; null before that
   */
  public record Planned(
      String id, String project, String destination, String ruleKey, Instant asked) {}

  /** Planned jobs that are due and whose table and project wait for no quota, oldest first. */
  public List<Planned> planned(Instant now) {
    return handle
        .createQuery(
            "SELECT j.id, j.project, j.destination, w.rule_key, j.asked_ms FROM load_job j"
                + " JOIN batch_window w ON w.id = j.window_id"
                + " WHERE j.state = 'PLANNED' AND j.not_before_ms <= :now AND NOT EXISTS"
                + " (SELECT 1 FROM quota_wait q WHERE q.scope IN (j.destination, j.project)"
                + " AND q.not_before_ms > :now) ORDER BY j.planned_ms, j.id")
        .bind("now", now.toEpochMilli())
        .map(
            (rs, context) ->
                new Planned(
                    rs.getString("id"),
                    rs.getString("project"),
                    rs.getString("destination"),
                    rs.getString("rule_key"),
                    asked(rs)))
        .list();
  }

  /** Those of these jobs that are still planned, oldest first. */
  public List<JobRow> planned(List<String> ids) {
    return handle
        .createQuery(
            "SELECT * FROM load_job WHERE id IN (<ids>) AND state = 'PLANNED'"
                + " ORDER BY planned_ms, id")
        .bindList("ids", ids)
        .map(JobRows::read)
        .list();
  }

  /** How many jobs of a project were asked for at or after this time. */
  public long askedSince(String project, Instant since) {
    return handle
        .createQuery(
            "SELECT COUNT(*) FROM load_job WHERE asked_ms >= :since AND project = :project")
        .bind("since", since.toEpochMilli())
        .bind("project", project)
        .mapTo(Long.class)
        .one();
  }

  /** How many jobs are in that state. */
  public long count(State state) {
    return handle
        .createQuery("SELECT COUNT(*) FROM load_job WHERE state = :state")
        .bind("state", state)
        .mapTo(Long.class)
        .one();
  }

  /** Windows with a job under way that was tried so often without success. */
  public Set<Long> windowsTried(int tries) {
    return handle
        .createQuery(
            "SELECT DISTINCT window_id FROM load_job"
                + " WHERE state IN ('PLANNED', 'SUBMITTED') AND tries + attempt > :tries")
        .bind("tries", tries)
        .mapTo(Long.class)
        .set();
  }

  /**
   * Refused jobs that carried another generation of one of the names that the window holds:
   * BigQuery reads what is live under a name, so one that came to life would load what this window
   * loads. Without their requests.
   */
  public List<JobRow> refusedUnderNamesOf(long windowId) {
    return handle
        .createQuery(
            BRIEF
                + "WHERE state = 'REFUSED' AND id IN"
                + " (SELECT p.job_id FROM object_generation o JOIN object_generation p"
                + " ON p.bucket = o.bucket AND p.name = o.name AND p.generation <> o.generation"
                + " WHERE o.window_id = :id AND p.state IN ('FAILED', 'GONE', 'SUPERSEDED'))"
                + " ORDER BY id")
        .bind("id", windowId)
        .map(JobRows::read)
        .list();
  }

  /** Windows with a job in that state. */
  public Set<Long> windowsIn(State state) {
    return handle
        .createQuery("SELECT DISTINCT window_id FROM load_job WHERE state = :state")
        .bind("state", state)
        .mapTo(Long.class)
        .set();
  }

  /** The last complaint about a job under way of each window that has one, by the window's id. */
  public Map<Long, String> complaints() {
    Map<Long, String> complaints = new HashMap<>();
    handle
        .createQuery(
            "SELECT window_id, reason FROM load_job WHERE state IN ('PLANNED', 'SUBMITTED')"
                + " AND tries > 0 AND reason IS NOT NULL ORDER BY part DESC")
        .map((rs, context) -> Map.entry(rs.getLong(1), rs.getString(2)))
        .forEach(complaint -> complaints.put(complaint.getKey(), complaint.getValue()));
    return complaints;
  }

  /** Whether a job of the window has not ended. */
  public boolean hasUnfinished(long windowId) {
    return handle
        .createQuery(
            "SELECT 1 FROM load_job WHERE window_id = :id AND state IN ('PLANNED', 'SUBMITTED')"
                + " FETCH FIRST ROW ONLY")
        .bind("id", windowId)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /**
   * All jobs in that state, oldest first, without their requests: those of a thousand jobs are a
   * gigabyte.
   */
  public List<JobRow> briefly(State state) {
    return handle
        .createQuery(BRIEF + "WHERE state = :state ORDER BY planned_ms, id")
        .bind("state", state)
        .map(JobRows::read)
        .list();
  }

  /** As {@link #ofWindow}, without the requests. */
  public List<JobRow> briefly(long windowId) {
    return handle
        .createQuery(BRIEF + "WHERE window_id = :id ORDER BY part, attempt")
        .bind("id", windowId)
        .map(JobRows::read)
        .list();
  }

  /** The job of that id, with its request. */
  public Optional<JobRow> find(String id) {
    return handle
        .createQuery("SELECT * FROM load_job WHERE id = :id")
        .bind("id", id)
        .map(JobRows::read)
        .findOne();
  }

  /** When the job of that id came into the state that it is in. */
  public Optional<Instant> changed(String id) {
    return handle
        .createQuery("SELECT changed_ms FROM load_job WHERE id = :id")
        .bind("id", id)
        .mapTo(Long.class)
        .findOne()
        .map(Instant::ofEpochMilli);
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
            "INSERT INTO load_job (id, window_id, part, attempt, project, location, request,"
                + " state, epoch, planned_ms, changed_ms, output_rows, tries, not_before_ms,"
                + " destination) VALUES (:id, :window, :part, :attempt, :project, :location,"
                + " :request, :state, :epoch, :planned, :planned, 0, 0, :notBefore,"
                + " (SELECT destination FROM batch_window WHERE id = :window))")
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
        .bind("notBefore", job.retry().notBefore().toEpochMilli())
        .execute();
    changes.accept(new Change.OfJob(null, job.brief()));
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
                    + " reason = :reason, asked_ms = :asked"
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
            .bind("asked", after.asked() == null ? null : after.asked().toEpochMilli())
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
        rs.getString("reason"),
        asked(rs));
  }

  private static Instant asked(ResultSet rs) throws SQLException {
    long millis = rs.getLong("asked_ms");
    return rs.wasNull() ? null : Instant.ofEpochMilli(millis);
  }
}
