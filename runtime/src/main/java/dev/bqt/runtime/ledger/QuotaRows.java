package dev.bqt.runtime.ledger;

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
import org.jdbi.v3.core.statement.Update;

/** How many jobs BigQuery was asked for, and who waits because they are enough. */
public final class QuotaRows {
  private static final String WAITING = " FROM load_job j WHERE j.state = 'PLANNED' AND ";

  private final Handle handle;
  private final Consumer<Change> changes;

  QuotaRows(Handle handle, Consumer<Change> changes) {
    this.handle = handle;
    this.changes = changes;
  }

  /**
   * Since when jobs count: each is counted that was asked for after this time.
   *
   * @param table for the jobs of a table
   * @param updates for the changes of a table
   * @param project for the jobs of a project
   */
  public record Since(Instant table, Instant updates, Instant project) {
    private Instant earliest() {
      Instant earlier = table.isBefore(project) ? table : project;
      return earlier.isBefore(updates) ? earlier : updates;
    }
  }

  /**
   * How many jobs of a project were asked for, for one table.
   *
   * @param project that runs the jobs
   * @param destination {@code project.dataset.table}
   * @param jobs in the span of the table's jobs
   * @param updates in the span of its changes
   * @param ofProject in the span of the project's jobs
   */
  public record Usage(
      String project, String destination, long jobs, long updates, long ofProject) {}

  /** All of them: one look for all tables. */
  public List<Usage> usage(Since since) {
    return handle
        .createQuery(
            "SELECT project, destination,"
                + " SUM(CASE WHEN asked_ms > :table THEN 1 ELSE 0 END),"
                + " SUM(CASE WHEN asked_ms > :updates THEN 1 ELSE 0 END),"
                + " SUM(CASE WHEN asked_ms > :project THEN 1 ELSE 0 END)"
                + " FROM load_job WHERE asked_ms > :earliest GROUP BY project, destination")
        .bind("table", since.table().toEpochMilli())
        .bind("updates", since.updates().toEpochMilli())
        .bind("project", since.project().toEpochMilli())
        .bind("earliest", since.earliest().toEpochMilli())
        .map(
            (rs, context) ->
                new Usage(
                    rs.getString(1), rs.getString(2), rs.getLong(3), rs.getLong(4), rs.getLong(5)))
        .list();
  }

  /** How many jobs of each table were asked for after this time; tables without are not in it. */
  public Map<String, Long> asked(Instant since) {
    Map<String, Long> jobs = new HashMap<>();
    handle
        .createQuery(
            "SELECT destination, COUNT(*) FROM load_job WHERE asked_ms > :since"
                + " GROUP BY destination")
        .bind("since", since.toEpochMilli())
        .map((rs, context) -> Map.entry(rs.getString(1), rs.getLong(2)))
        .forEach(table -> jobs.put(table.getKey(), table.getValue()));
    return jobs;
  }

  /**
   * When a job of the table or project was asked for: of those that count the one that so many
   * others came after. Empty when there are not so many.
   */
  public Optional<Instant> askedLast(String scope, Instant since, long others) {
    return handle
        .createQuery(
            "SELECT asked_ms FROM load_job WHERE asked_ms > :since"
                + " AND (destination = :scope OR project = :scope)"
                + " ORDER BY asked_ms DESC OFFSET :others ROWS FETCH FIRST ROW ONLY")
        .bind("since", since.toEpochMilli())
        .bind("scope", scope)
        .bind("others", others)
        .mapTo(Long.class)
        .findOne()
        .map(Instant::ofEpochMilli);
  }

  /** All who wait or waited, by their names: one whose time has come may ask again. */
  public List<QuotaWait> waits() {
    return handle
        .createQuery("SELECT * FROM quota_wait ORDER BY scope")
        .map(QuotaRows::read)
        .list();
  }

  /** How many windows have a planned job that waits for this table or project. */
  public long windows(String scope) {
    return handle
        .createQuery(
            "SELECT COUNT(DISTINCT j.window_id)"
                + WAITING
                + "(j.destination = :scope OR j.project = :scope)")
        .bind("scope", scope)
        .mapTo(Long.class)
        .one();
  }

  /** Windows with nothing else to do than to wait for a quota beyond this time. */
  public Set<Long> windowsWaiting(Instant beyond) {
    return handle
        .createQuery(
            "SELECT DISTINCT j.window_id"
                + WAITING
                + "EXISTS (SELECT 1 FROM quota_wait q WHERE q.scope IN (j.destination, j.project)"
                + " AND q.not_before_ms > :beyond) AND NOT EXISTS (SELECT 1 FROM load_job s"
                + " WHERE s.window_id = j.window_id AND s.state = 'SUBMITTED')")
        .bind("beyond", beyond.toEpochMilli())
        .mapTo(Long.class)
        .set();
  }

  /** Lets a table or project wait; that is told when it did not wait before. */
  public QuotaWait note(QuotaWait wait) {
    int updated =
        bind(
                "UPDATE quota_wait SET not_before_ms = :until,"
                    + " tries = CASE WHEN :tries = 0 THEN tries ELSE :tries END, reason = :reason"
                    + " WHERE scope = :scope",
                wait)
            .execute();
    if (updated == 0) {
      bind(
              "INSERT INTO quota_wait (scope, not_before_ms, tries, reason)"
                  + " VALUES (:scope, :until, :tries, :reason)",
              wait)
          .execute();
      changes.accept(new Change.OfQuota(wait, windows(wait.scope())));
    }
    return wait;
  }

  /** BigQuery has said that a quota of this table is used up: it is not asked again for long. */
  public void usedUp(String scope, String reason, Instant now) {
    int before =
        waits().stream()
            .filter(wait -> wait.scope().equals(scope))
            .mapToInt(QuotaWait::tries)
            .findFirst()
            .orElse(0);
    note(QuotaWait.usedUp(scope, before, reason, now));
  }

  /**
   * A job of the table has succeeded: the next wait after BigQuery's word is a first one. That an
   * insert was taken says little: its job may end for the same quota.
   */
  public void succeeded(String scope) {
    handle
        .createUpdate("DELETE FROM quota_wait WHERE scope = :scope AND tries > 0")
        .bind("scope", scope)
        .execute();
  }

  /** They wait no longer: their jobs were taken. */
  public List<QuotaWait> end(List<QuotaWait> over) {
    for (QuotaWait wait : over) {
      // One that somebody has prolonged meanwhile stays.
      bind("DELETE FROM quota_wait WHERE scope = :scope AND not_before_ms = :until", wait)
          .execute();
    }
    return over;
  }

  private Update bind(String sql, QuotaWait wait) {
    return handle
        .createUpdate(sql)
        .bind("scope", wait.scope())
        .bind("until", wait.until().toEpochMilli())
        .bind("tries", wait.tries())
        .bind("reason", Reason.clip(wait.reason()));
  }

  private static QuotaWait read(ResultSet rs, StatementContext context) throws SQLException {
    return new QuotaWait(
        rs.getString("scope"),
        Instant.ofEpochMilli(rs.getLong("not_before_ms")),
        rs.getInt("tries"),
        rs.getString("reason"));
  }
}
