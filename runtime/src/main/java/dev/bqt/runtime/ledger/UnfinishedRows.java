package dev.bqt.runtime.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Windows that something is still to be done for, counted: there may be a million. Those that wait
 * for a person are among them while a job of theirs runs.
 */
public final class UnfinishedRows {
  private static final String BEGUN =
      "(state IN ('CLOSED', 'LOADING', 'ACTING') OR (state = 'AMBIGUOUS' AND EXISTS"
          + " (SELECT 1 FROM load_job j WHERE j.window_id = w.id"
          + " AND j.state IN ('PLANNED', 'SUBMITTED'))))";
  private static final String SELECT = "SELECT * FROM batch_window w WHERE ";

  private final Handle handle;

  UnfinishedRows(Handle handle) {
    this.handle = handle;
  }

  /**
   * How many there are.
   *
   * @param open windows that objects may join
   * @param begun the others
   * @param latest when the last of them ends; empty where there are none
   */
  public record Count(long open, long begun, Optional<Instant> latest) {}

  /** Counts them. */
  public Count count() {
    return handle
        .createQuery(
            "SELECT SUM(n), SUM(CASE WHEN is_open THEN n ELSE 0 END), MAX(latest) FROM"
                + " (SELECT TRUE AS is_open, COUNT(*) AS n, MAX(end_ms) AS latest"
                + " FROM batch_window WHERE state = 'OPEN' UNION ALL"
                + " SELECT FALSE, COUNT(*), MAX(end_ms) FROM batch_window w WHERE "
                + BEGUN
                + ")")
        .map((rs, context) -> count(rs))
        .one();
  }

  private static Count count(ResultSet rs) throws SQLException {
    long all = rs.getLong(1);
    long open = rs.getLong(2);
    Instant latest = Instant.ofEpochMilli(rs.getLong(3));
    return new Count(open, all - open, all == 0 ? Optional.empty() : Optional.of(latest));
  }

  /** The open window that ends last of those that end after one time, and not after another. */
  public Optional<WindowRow> lastOpen(Instant after, Instant until) {
    return handle
        .createQuery(
            SELECT
                + "state = 'OPEN' AND end_ms = (SELECT MAX(end_ms) FROM batch_window"
                + " WHERE state = 'OPEN' AND end_ms > :after AND end_ms <= :until)"
                + " ORDER BY id FETCH FIRST ROW ONLY")
        .bind("after", after.toEpochMilli())
        .bind("until", until.toEpochMilli())
        .map(WindowRows::read)
        .findOne();
  }

  /** Those that are not open and were tried at least so often, by their ids. */
  public Set<Long> begunAndTried(int tries) {
    return handle
        .createQuery("SELECT id FROM batch_window w WHERE " + BEGUN + " AND tries >= :tries")
        .bind("tries", tries)
        .mapTo(Long.class)
        .set();
  }
}
