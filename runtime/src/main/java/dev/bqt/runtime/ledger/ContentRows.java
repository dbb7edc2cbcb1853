package dev.bqt.runtime.ledger;

import dev.bqt.runtime.ledger.ObjectRow.State;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The objects of one window, however many: page by page, counted, and changed all at once. */
public final class ContentRows {
  private static final String COUNT =
      "SELECT COUNT(*) FROM object_generation WHERE window_id = :id";

  private final Handle handle;
  private final long windowId;

  ContentRows(Handle handle, long windowId) {
    this.handle = handle;
    this.windowId = windowId;
  }

  /**
   * Enrolled objects that no job has yet, in the order of names and generations.
   *
   * @param after the last one that was read; null for the first ones
   * @param most how many are read
   */
  public List<ObjectRow> enrolled(ObjectRow after, int most) {
    return handle
        .createQuery(
            "SELECT * FROM object_generation WHERE window_id = :id AND job_id IS NULL"
                + " AND state = 'ENROLLED' AND name >= :name"
                + " AND NOT (name = :name AND generation <= :generation)"
                + " ORDER BY window_id, job_id, name, generation FETCH FIRST :most ROWS ONLY")
        .bind("id", windowId)
        .bind("name", after == null ? "" : after.name())
        .bind("generation", after == null ? -1 : after.generation())
        .bind("most", most)
        .setFetchSize(1000)
        .map(ObjectRows::read)
        .list();
  }

  /**
   * Objects that a job carries, in that state, in the order of their names.
   *
   * @param after name of the last one that was read; empty for the first ones
   * @param most how many are read
   */
  public List<ObjectRow> ofJob(String job, State state, String after, int most) {
    return handle
        .createQuery(
            "SELECT * FROM object_generation WHERE window_id = :id AND job_id = :job"
                + " AND state = :state AND name > :after"
                + " ORDER BY window_id, job_id, name FETCH FIRST :most ROWS ONLY")
        .bind("id", windowId)
        .bind("job", job)
        .bind("state", state)
        .bind("after", after)
        .bind("most", most)
        .setFetchSize(1000)
        .map(ObjectRows::read)
        .list();
  }

  /** How many are in that state. */
  public long count(State state) {
    return handle
        .createQuery(COUNT + " AND state = :state")
        .bind("id", windowId)
        .bind("state", state)
        .mapTo(Long.class)
        .one();
  }

  /** Whether one of them was replaced while a job of this window loaded it: a person decides. */
  public boolean isAmbiguous() {
    return handle
        .createQuery(
            "SELECT 1 FROM object_generation WHERE window_id = :id AND state = 'HELD'"
                + " AND job_id IS NOT NULL FETCH FIRST ROW ONLY")
        .bind("id", windowId)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /**
   * Why the window is somebody else's, now that all of its jobs have ended: he loads some of its
   * objects, and none has failed. Empty when it is ours.
   */
  public Optional<String> whyForeign(WindowRow window) {
    return window.failed() || !hasBurnedJob() ? Optional.empty() : reasonOfForeign();
  }

  private boolean hasBurnedJob() {
    return handle
        .createQuery(
            "SELECT 1 FROM load_job WHERE window_id = :id AND state = 'BURNED'"
                + " FETCH FIRST ROW ONLY")
        .bind("id", windowId)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  private Optional<String> reasonOfForeign() {
    return handle
        .createQuery(
            "SELECT COALESCE(reason, '') FROM object_generation WHERE window_id = :id"
                + " AND state = 'FOREIGN' FETCH FIRST ROW ONLY")
        .bind("id", windowId)
        .mapTo(String.class)
        .findOne();
  }

  /** The first objects of the window, so many at most, whatever their states. */
  public List<ObjectRow> first(int most) {
    return handle
        .createQuery(
            "SELECT * FROM object_generation WHERE window_id = :id"
                + " ORDER BY window_id, job_id, name, generation FETCH FIRST :most ROWS ONLY")
        .bind("id", windowId)
        .bind("most", most)
        .map(ObjectRows::read)
        .list();
  }

  /** All of them are somebody else's. */
  public void giveUp(String reason) {
    handle
        .createUpdate(
            "UPDATE object_generation SET state = 'FOREIGN', reason = :reason"
                + " WHERE window_id = :id AND state <> 'FOREIGN'")
        .bind("id", windowId)
        .bind("reason", Reason.clip(reason))
        .execute();
  }

  /** Fails all that are still enrolled. */
  public void fail(String reason) {
    handle
        .createUpdate(
            "UPDATE object_generation SET state = 'FAILED', reason = :reason"
                + " WHERE window_id = :id AND state = 'ENROLLED'")
        .bind("id", windowId)
        .bind("reason", Reason.clip(reason))
        .execute();
  }
}
