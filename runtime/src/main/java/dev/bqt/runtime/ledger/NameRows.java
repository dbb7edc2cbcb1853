package dev.bqt.runtime.ledger;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Names of which more than one generation is under way. */
public final class NameRows {
  private final Handle handle;

  NameRows(Handle handle) {
    this.handle = handle;
  }

  /**
   * A name that keeps a window from being closed.
   *
   * @param uri {@code gs://} URI of the name
   * @param holder id of the window that another generation of it is in
   * @param since when that window came into the state that it is in
   */
  public record InFlight(String uri, long holder, Instant since) {}

  /**
   * Some object of the window that has another generation in a window that is being loaded or acted
   * upon: its name must not be loaded before that one has ended. Empty when there is none.
   */
  public Optional<InFlight> inFlight(long windowId) {
    return handle
        .createQuery(
            "SELECT o.bucket, o.name, w.id, w.changed_ms"
                + " FROM object_generation o JOIN object_generation p ON p.bucket = o.bucket"
                + " AND p.name = o.name AND p.generation <> o.generation"
                + " JOIN batch_window w ON w.id = p.window_id"
                + " WHERE o.window_id = :id AND o.state = 'ENROLLED' AND p.window_id <> :id"
                + " AND (w.state IN ('CLOSED', 'LOADING', 'ACTING')"
                + " OR p.state = 'SUBMITTED'"
                + " OR (p.state = 'ENROLLED' AND p.job_id IS NOT NULL))"
                + " FETCH FIRST ROW ONLY")
        .bind("id", windowId)
        .map(
            (rs, context) ->
                new InFlight(
                    "gs://" + rs.getString(1) + "/" + rs.getString(2),
                    rs.getLong(3),
                    Instant.ofEpochMilli(rs.getLong(4))))
        .findOne();
  }

  /** Whether a newer generation of one of the window's names has been enrolled meanwhile. */
  public boolean hasNewer(long windowId) {
    return handle
        .createQuery(
            "SELECT 1 FROM object_generation o JOIN object_generation p ON p.bucket = o.bucket"
                + " AND p.name = o.name AND p.generation > o.generation"
                + " WHERE o.window_id = :id AND o.state = 'ENROLLED'"
                + " AND p.state IN ('ENROLLED', 'SUBMITTED') FETCH FIRST ROW ONLY")
        .bind("id", windowId)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }
}
