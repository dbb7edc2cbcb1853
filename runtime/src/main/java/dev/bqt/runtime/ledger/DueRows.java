package dev.bqt.runtime.ledger;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Windows that something is to be done with: those that end first first, so many at a time. */
public final class DueRows {
  private static final String SELECT = "SELECT * FROM batch_window w WHERE ";
  private static final String BEHIND =
      " AND end_ms >= :end AND NOT (end_ms = :end AND id <= :id) ORDER BY ";
  private static final String MOST = "end_ms, id FETCH FIRST :most ROWS ONLY";

  private final Handle handle;

  DueRows(Handle handle) {
    this.handle = handle;
  }

  /**
   * Open windows that may close as far as their rows tell: their time has come, and their {@code
   * .win} is written where one is needed.
   *
   * @param after the last one that was read; null for the first ones
   * @param most how many are read
   */
  public List<WindowRow> closable(Instant now, WindowRow after, int most) {
    String due =
        "state = 'OPEN' AND journal <> 'PENDING' AND closes_after_ms <= :now"
            + " AND not_before_ms <= :now";
    return page(
        query(SELECT + due + BEHIND + "state, " + MOST).bind("now", millis(now)), after, most);
  }

  /**
   * Windows in that state.
   *
   * @param until they end by then
   * @param after the last one that was read; null for the first ones
   * @param most how many are read
   */
  public List<WindowRow> in(WindowRow.State state, Instant until, WindowRow after, int most) {
    String due = "state = :state AND end_ms <= :until";
    Query query =
        query(SELECT + due + BEHIND + "state, " + MOST)
            .bind("state", state)
            .bind("until", millis(until));
    return page(query, after, most);
  }

  /**
   * Windows whose steps are to be gone on with.
   *
   * @param after the last one that was read; null for the first ones
   * @param most how many are read
   */
  public List<WindowRow> acting(Instant now, WindowRow after, int most) {
    String due = "state = 'ACTING' AND not_before_ms <= :now";
    return page(
        query(SELECT + due + BEHIND + "state, " + MOST).bind("now", millis(now)), after, most);
  }

  /**
   * Open windows whose {@code .win} is to be written.
   *
   * @param after the last one that was read; null for the first ones
   * @param most how many are read
   */
  public List<WindowRow> unpublished(Instant now, WindowRow after, int most) {
    String due = "journal = 'PENDING' AND state = 'OPEN' AND not_before_ms <= :now";
    return page(query(SELECT + due + BEHIND + MOST).bind("now", millis(now)), after, most);
  }

  /** Whether the {@code .win} of any open window is not written yet. */
  public boolean areUnpublished() {
    return handle
        .createQuery(
            "SELECT 1 FROM batch_window WHERE journal = 'PENDING' AND state = 'OPEN'"
                + " FETCH FIRST ROW ONLY")
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /**
   * Windows that are final and whose {@code .win} is to be deleted.
   *
   * @param endedBefore they ended before this time
   * @param after the last one that was read; null for the first ones
   * @param most how many are read
   */
  public List<WindowRow> sweepable(Instant now, Instant endedBefore, WindowRow after, int most) {
    // By NOT IN: by IN H2 would look through all windows that ever ended.
    String due =
        "journal = 'PUBLISHED' AND state NOT IN ('OPEN', 'CLOSED', 'LOADING', 'ACTING')"
            + " AND end_ms < :before AND not_before_ms <= :now";
    Query query =
        query(SELECT + due + BEHIND + MOST)
            .bind("before", millis(endedBefore))
            .bind("now", millis(now));
    return page(query, after, most);
  }

  /**
   * Windows that have failed because a step of the chain that they ran has: they wait until
   * somebody lets it be tried again.
   *
   * @param after the last one that was read; null for the first ones
   * @param most how many are read
   */
  public List<WindowRow> withFailedSteps(WindowRow after, int most) {
    String due =
        "state = 'FAILED' AND EXISTS (SELECT 1 FROM action_step s WHERE s.window_id = w.id"
            + " AND s.state = 'FAILED')";
    return page(query(SELECT + due + BEHIND + "state, " + MOST), after, most);
  }

  /**
   * Windows that have not ended well, for a reason that no object that waits tells, or a step that
   * failed, and that anything has changed in since then.
   *
   * @param after the last one that was read; null for the first ones
   * @param most how many are read
   */
  public List<WindowRow> troubled(Instant since, WindowRow after, int most) {
    String ended =
        "changed_ms >= :since AND state IN ('FAILED', 'AMBIGUOUS', 'FOREIGN')"
            + " AND (EXISTS (SELECT 1 FROM action_step s WHERE s.window_id = w.id"
            + " AND s.state = 'FAILED') OR NOT EXISTS (SELECT 1 FROM object_generation o"
            + " WHERE o.window_id = w.id AND o.state IN ('FAILED', 'REFUSED', 'HELD', 'FOREIGN')"
            + WaitingRows.NEWEST
            + "))";
    Query query = query(SELECT + ended + BEHIND + MOST).bind("since", millis(since));
    return page(query, after, most);
  }

  private Query query(String sql) {
    return handle.createQuery(sql);
  }

  private static long millis(Instant time) {
    return time.toEpochMilli();
  }

  private static List<WindowRow> page(Query query, WindowRow after, int most) {
    return query
        .bind("end", after == null ? Long.MIN_VALUE : millis(after.key().end()))
        .bind("id", after == null ? -1 : after.id())
        .bind("most", most)
        .map(WindowRows::read)
        .list();
  }
}
