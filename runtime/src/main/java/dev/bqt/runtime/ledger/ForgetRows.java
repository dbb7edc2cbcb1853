package dev.bqt.runtime.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** What the ledger need not know any longer: looked for page by page, in rounds. */
public final class ForgetRows {
  private static final String ENDED =
      " state IN ('DONE', 'FAILED', 'FOREIGN') AND journal <> 'PUBLISHED' ";

  private final Handle handle;

  ForgetRows(Handle handle) {
    this.handle = handle;
  }

  /**
   * How far the round has come.
   *
   * @param next the next page is not looked at before this time
   * @param bucket bucket of the last object that was looked at; empty at the beginning
   * @param name its name
   * @param generation its generation
   * @param windowId last window that was looked at; -1 while it is with the objects
   */
  public record Cursor(Instant next, String bucket, String name, long generation, long windowId) {}

  /**
   * An object that was looked at.
   *
   * @param object its row
   * @param absent when it was first seen to be gone; null when it was not
   */
  public record Kept(ObjectRow object, Instant absent) {}

  /** The cursor. */
  public Cursor cursor() {
    return handle
        .createQuery("SELECT * FROM forgetting")
        .map(
            (rs, context) ->
                new Cursor(
                    Instant.ofEpochMilli(rs.getLong("next_ms")),
                    rs.getString("bucket"),
                    rs.getString("name"),
                    rs.getLong("generation"),
                    rs.getLong("window_id")))
        .one();
  }

  /**
   * Moves the cursor on, if nobody was faster.
   *
   * @throws StaleRow when somebody was
   */
  public void move(Cursor before, Cursor after) {
    int updated =
        handle
            .createUpdate(
                "UPDATE forgetting SET next_ms = :next, bucket = :bucket, name = :name,"
                    + " generation = :generation, window_id = :window"
                    + " WHERE next_ms = :nextBefore AND bucket = :bucketBefore"
                    + " AND name = :nameBefore AND generation = :generationBefore"
                    + " AND window_id = :windowBefore")
            .bind("next", after.next().toEpochMilli())
            .bind("bucket", after.bucket())
            .bind("name", after.name())
            .bind("generation", after.generation())
            .bind("window", after.windowId())
            .bind("nextBefore", before.next().toEpochMilli())
            .bind("bucketBefore", before.bucket())
            .bind("nameBefore", before.name())
            .bind("generationBefore", before.generation())
            .bind("windowBefore", before.windowId())
            .execute();
    if (updated == 0) {
      throw new StaleRow("the round of forgetting");
    }
  }

  /** Whether any window was at its end by then: before that a round would be in vain. */
  public boolean hasWindowsUnchangedSince(Instant then) {
    return handle
        .createQuery("SELECT 1 FROM batch_window WHERE changed_ms < :then FETCH FIRST ROW ONLY")
        .bind("then", then.toEpochMilli())
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /** The first bucket after that one that the ledger has objects of. */
  public Optional<String> bucketAfter(String bucket) {
    return handle
        .createQuery(
            "SELECT bucket FROM object_generation WHERE bucket > :bucket"
                + " ORDER BY bucket, name, generation FETCH FIRST ROW ONLY")
        .bind("bucket", bucket)
        .mapTo(String.class)
        .findOne();
  }

  /** The next objects of the cursor's bucket, in whatever state. */
  public List<Kept> objectsAfter(Cursor cursor, int most) {
    return handle
        .createQuery(
            "SELECT * FROM object_generation WHERE bucket = :bucket AND name >= :name"
                + " AND NOT (name = :name AND generation <= :generation)"
                + " ORDER BY bucket, name, generation FETCH FIRST :most ROWS ONLY")
        .bind("bucket", cursor.bucket())
        .bind("name", cursor.name())
        .bind("generation", cursor.generation())
        .bind("most", most)
        .map((rs, context) -> new Kept(ObjectRows.read(rs, context), absent(rs)))
        .list();
  }

  private static Instant absent(ResultSet rs) throws SQLException {
    long millis = rs.getLong("absent_ms");
    return rs.wasNull() ? null : Instant.ofEpochMilli(millis);
  }

  /** Notes since when each of these objects is gone; null: it is there. */
  public void mark(List<Kept> objects) {
    PreparedBatch batch =
        handle.prepareBatch(
            "UPDATE object_generation SET absent_ms = :absent"
                + " WHERE bucket = :bucket AND name = :name AND generation = :generation");
    for (Kept kept : objects) {
      Long absent = kept.absent() == null ? null : kept.absent().toEpochMilli();
      bind(batch, kept.object()).bind("absent", absent).add();
    }
    if (!objects.isEmpty()) {
      batch.execute();
    }
    forgetWishes(objects.stream().filter(kept -> kept.absent() != null).toList());
  }

  /** What is gone is wanted nowhere. */
  private void forgetWishes(List<Kept> gone) {
    PreparedBatch batch =
        handle.prepareBatch(
            "DELETE FROM loaded_elsewhere WHERE bucket = :bucket AND name = :name"
                + " AND generation = :generation");
    gone.forEach(kept -> bind(batch, kept.object()).add());
    if (!gone.isEmpty()) {
      batch.execute();
    }
  }

  /**
   * Forgets these objects, but none whose state has changed meanwhile, and none whose window is not
   * at its end or waits for a person.
   */
  public void forget(List<Kept> objects) {
    PreparedBatch batch =
        handle.prepareBatch(
            "DELETE FROM object_generation WHERE bucket = :bucket AND name = :name"
                + " AND generation = :generation AND state = :state AND absent_ms IS NOT NULL"
                + " AND (window_id IS NULL OR EXISTS (SELECT 1 FROM batch_window w"
                + " WHERE w.id = window_id AND w.state IN ('DONE', 'FAILED', 'FOREIGN')))");
    objects.forEach(kept -> bind(batch, kept.object()).bind("state", kept.object().state()).add());
    if (!objects.isEmpty()) {
      batch.execute();
    }
  }

  private static PreparedBatch bind(PreparedBatch batch, ObjectRow object) {
    return batch
        .bind("bucket", object.bucket())
        .bind("name", object.name())
        .bind("generation", object.generation());
  }

  /** The ids of the next windows, in whatever state, by their ids. */
  public List<Long> windowsAfter(long id, int most) {
    return handle
        .createQuery(
            "SELECT id FROM batch_window WHERE id > :id ORDER BY id FETCH FIRST :most ROWS ONLY")
        .bind("id", id)
        .bind("most", most)
        .mapTo(Long.class)
        .list();
  }

  /**
   * Forgets those of these windows, with their jobs and steps, that have ended, have not changed
   * since then, and that no object belongs to any more.
   */
  public void forgetWindows(List<Long> ids, Instant unchangedSince) {
    if (ids.isEmpty()) {
      return;
    }
    List<Long> empty =
        handle
            .createQuery(
                "SELECT id FROM batch_window w WHERE id IN (<ids>) AND"
                    + ENDED
                    + "AND changed_ms < :since AND NOT EXISTS"
                    + " (SELECT 1 FROM object_generation o WHERE o.window_id = w.id)")
            .bindList("ids", ids)
            .bind("since", unchangedSince.toEpochMilli())
            .mapTo(Long.class)
            .list();
    for (String sql :
        List.of(
            "DELETE FROM action_step WHERE window_id = :id",
            "DELETE FROM load_job WHERE window_id = :id",
            "DELETE FROM batch_window WHERE id = :id")) {
      PreparedBatch batch = handle.prepareBatch(sql);
      empty.forEach(id -> batch.bind("id", id).add());
      if (!empty.isEmpty()) {
        batch.execute();
      }
    }
  }
}
