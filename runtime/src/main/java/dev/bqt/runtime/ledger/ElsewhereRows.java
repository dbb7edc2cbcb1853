package dev.bqt.runtime.ledger;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Loaded objects that the rules in use would load into another table than the one they are in. */
public final class ElsewhereRows {
  private final Handle handle;

  ElsewhereRows(Handle handle) {
    this.handle = handle;
  }

  /**
   * A generation.
   *
   * @param name name of the object
   * @param generation its generation
   */
  public record Version(String name, long generation) {}

  /**
   * Many of them, in short.
   *
   * @param destination table that they were loaded into
   * @param wanted table that the rules in use would load them into
   * @param objects how many
   * @param example {@code gs://} URL of one of them
   */
  public record Summary(String destination, String wanted, long objects, String example) {}

  /** The tables that the loaded objects of a bucket between these two names were loaded into. */
  public Map<Version, String> destinations(String bucket, String first, String last) {
    return read(
        "SELECT o.name, o.generation, w.destination FROM object_generation o"
            + " JOIN batch_window w ON w.id = o.window_id WHERE o.bucket = :bucket"
            + " AND o.name >= :first AND o.name <= :last AND o.state = 'LOADED'",
        bucket,
        first,
        last);
  }

  /** What was noted of a bucket between these two names: the tables that are wanted. */
  public Map<Version, String> between(String bucket, String first, String last) {
    return read(
        "SELECT name, generation, wanted FROM loaded_elsewhere"
            + " WHERE bucket = :bucket AND name >= :first AND name <= :last",
        bucket,
        first,
        last);
  }

  private Map<Version, String> read(String sql, String bucket, String first, String last) {
    return handle
        .createQuery(sql)
        .bind("bucket", bucket)
        .bind("first", first)
        .bind("last", last)
        .map(
            (rs, context) ->
                Map.entry(new Version(rs.getString(1), rs.getLong(2)), rs.getString(3)))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Notes which table each of these generations is wanted in. */
  public void note(String bucket, Map<Version, String> wanted) {
    forget(bucket, List.copyOf(wanted.keySet()));
    PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO loaded_elsewhere VALUES (:bucket, :name, :generation, :wanted)");
    wanted.forEach((version, table) -> bind(batch, bucket, version).bind("wanted", table).add());
    if (!wanted.isEmpty()) {
      batch.execute();
    }
  }

  /** Forgets what was noted of these generations. */
  public void forget(String bucket, List<Version> versions) {
    PreparedBatch batch =
        handle.prepareBatch(
            "DELETE FROM loaded_elsewhere WHERE bucket = :bucket AND name = :name"
                + " AND generation = :generation");
    versions.forEach(version -> bind(batch, bucket, version).add());
    if (!versions.isEmpty()) {
      batch.execute();
    }
  }

  private static PreparedBatch bind(PreparedBatch batch, String bucket, Version version) {
    return batch
        .bind("bucket", bucket)
        .bind("name", version.name())
        .bind("generation", version.generation());
  }

  /** All of them, a line for each pair of tables. */
  public List<Summary> summaries() {
    return handle
        .createQuery(
            "SELECT w.destination, e.wanted, COUNT(*),"
                + " MIN('gs://' || e.bucket || '/' || e.name) FROM loaded_elsewhere e"
                + " JOIN object_generation o ON o.bucket = e.bucket AND o.name = e.name"
                + " AND o.generation = e.generation JOIN batch_window w ON w.id = o.window_id"
                + " GROUP BY w.destination, e.wanted ORDER BY 1, 2")
        .map(
            (rs, context) ->
                new Summary(rs.getString(1), rs.getString(2), rs.getLong(3), rs.getString(4)))
        .list();
  }
}
