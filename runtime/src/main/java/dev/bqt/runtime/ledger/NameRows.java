package dev.bqt.runtime.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Names of which more than one generation is under way. */
public final class NameRows {
  private final Handle handle;
  private final ObjectRows objects;

  NameRows(Handle handle, ObjectRows objects) {
    this.handle = handle;
    this.objects = objects;
  }

  /**
   * All generations of those of these names of which one is not at its end yet, waits for a person,
   * or was gone when its load had ended. Until the transaction ends nobody else changes them: a job
   * that ends meanwhile sees what this transaction adds, or this one sees that it has ended.
   */
  public List<ObjectRow> underWay(String bucket, Collection<String> names) {
    Set<String> those =
        objects.of(bucket, names).stream()
            .filter(NameRows::isUnderWay)
            .map(ObjectRow::name)
            .collect(Collectors.toSet());
    if (those.isEmpty()) {
      return List.of();
    }
    lock(bucket, those);
    return objects.of(bucket, those);
  }

  private static boolean isUnderWay(ObjectRow row) {
    return switch (row.state()) {
      case ENROLLED, SUBMITTED, HELD -> true;
      case LOADED -> row.isLoadedAndGone();
      case FAILED, QUARANTINED, REFUSED, SUPERSEDED, GONE, FOREIGN -> false;
    };
  }

  /**
   * Waits until nobody else changes generations of these names, and keeps it so until the
   * transaction ends. What somebody has added by then is seen by the statement after this one.
   */
  void lock(String bucket, Collection<String> names) {
    handle
        .createQuery(
            "SELECT generation FROM object_generation WHERE bucket = :bucket"
                + " AND name IN (<names>) ORDER BY name, generation FOR UPDATE")
        .bind("bucket", bucket)
        .bindList("names", names.stream().sorted().toList())
        .mapTo(Long.class)
        .list();
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

  /**
   * Enrolled objects of the window of whose names another generation is under way, too, in the
   * order of their names.
   *
   * @param most how many are read
   */
  public List<ObjectRow> contested(long windowId, int most) {
    return handle
        .createQuery(
            "SELECT o.* FROM object_generation o WHERE o.window_id = :id AND o.job_id IS NULL"
                + " AND o.state = 'ENROLLED' AND EXISTS (SELECT 1 FROM object_generation p"
                + " WHERE p.bucket = o.bucket AND p.name = o.name"
                + " AND p.generation <> o.generation AND p.state IN ('ENROLLED', 'SUBMITTED'))"
                + " ORDER BY o.window_id, o.job_id, o.name, o.generation"
                + " FETCH FIRST :most ROWS ONLY")
        .bind("id", windowId)
        .bind("most", most)
        .map(ObjectRows::read)
        .list();
  }

  /**
   * Enrolled objects, of whatever window, that no job has yet and that bear a higher number than an
   * enrolled one of the window with the same name, in the order of their names.
   *
   * @param most how many are read
   */
  public List<ObjectRow> rivals(long windowId, int most) {
    return handle
        .createQuery(
            "SELECT DISTINCT p.* FROM object_generation o JOIN object_generation p"
                + " ON p.bucket = o.bucket AND p.name = o.name AND p.generation > o.generation"
                + " WHERE o.window_id = :id AND o.state = 'ENROLLED'"
                + " AND p.state = 'ENROLLED' AND p.job_id IS NULL"
                + " ORDER BY p.name, p.generation FETCH FIRST :most ROWS ONLY")
        .bind("id", windowId)
        .bind("most", most)
        .map(ObjectRows::read)
        .list();
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
