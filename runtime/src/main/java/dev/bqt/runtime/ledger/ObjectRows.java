package dev.bqt.runtime.ledger;

import dev.bqt.runtime.ledger.ObjectRow.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;

/** The generations of objects. */
public final class ObjectRows {
  /** So many rows of other names are cheaper to read than names to look for. */
  private static final int OTHERS = 100;

  private final Handle handle;
  private final Consumer<Change> changes;

  ObjectRows(Handle handle, Consumer<Change> changes) {
    this.handle = handle;
    this.changes = changes;
  }

  /**
   * All rows of a bucket whose names lie between these two, both included, in the order of {@link
   * String#compareTo}.
   */
  public List<ObjectRow> between(String bucket, String first, String last) {
    return handle
        .createQuery(
            "SELECT * FROM object_generation"
                + " WHERE bucket = :bucket AND name >= :first AND name <= :last")
        .bind("bucket", bucket)
        .bind("first", first)
        .bind("last", last)
        .setFetchSize(1000)
        .map(ObjectRows::read)
        .list();
  }

  /**
   * All rows of these names. Names of a page mostly lie side by side, as their rows do; where many
   * others lie between them (what was loaded and deleted since), each is looked for by itself.
   */
  public List<ObjectRow> of(String bucket, Collection<String> names) {
    SortedSet<String> wanted = new TreeSet<>(names);
    if (wanted.isEmpty()) {
      return List.of();
    }
    int most = OTHERS + 2 * wanted.size();
    List<ObjectRow> side = sideBySide(bucket, wanted, most);
    return side.size() < most
        ? side.stream().filter(row -> wanted.contains(row.name())).toList()
        : oneByOne(bucket, wanted);
  }

  private List<ObjectRow> sideBySide(String bucket, SortedSet<String> names, int most) {
    return handle
        .createQuery(
            "SELECT * FROM object_generation"
                + " WHERE bucket = :bucket AND name >= :first AND name <= :last"
                + " FETCH FIRST :most ROWS ONLY")
        .bind("bucket", bucket)
        .bind("first", names.first())
        .bind("last", names.last())
        .bind("most", most)
        .setFetchSize(1000)
        .map(ObjectRows::read)
        .list();
  }

  private List<ObjectRow> oneByOne(String bucket, Collection<String> names) {
    return handle
        .createQuery(
            "SELECT o.* FROM UNNEST(:names) AS n(name)"
                + " JOIN object_generation o ON o.bucket = :bucket AND o.name = n.name")
        .bindArray("names", String.class, List.copyOf(names))
        .bind("bucket", bucket)
        .setFetchSize(1000)
        .map(ObjectRows::read)
        .list();
  }

  /** The objects of a window that this job carries, in the order of their names. */
  public List<ObjectRow> ofJob(long windowId, String jobId) {
    return handle
        .createQuery(
            "SELECT * FROM object_generation WHERE window_id = :id AND job_id = :job"
                + " ORDER BY name")
        .bind("id", windowId)
        .bind("job", jobId)
        .map(ObjectRows::read)
        .list();
  }

  /** Writes new rows. */
  public void enroll(List<ObjectRow> rows) {
    if (rows.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO object_generation (bucket, name, generation, state, window_id, job_id,"
                + " size_bytes, created_ms, rule_set, reason) VALUES (:bucket, :name, :generation,"
                + " :state, :window, :job, :size, :created, :ruleSet, :reason)");
    rows.forEach(row -> bind(batch, row).add());
    batch.execute();
    rows.stream()
        .filter(row -> row.state() != State.ENROLLED)
        .forEach(row -> changes.accept(new Change.OfObject(row)));
  }

  /**
   * Forgets rows that are to be judged anew, such as those that another rule set refused.
   *
   * @return how many: what somebody else has changed meanwhile stays as it is
   */
  public int forget(List<ObjectRow> rows) {
    return delete("", rows);
  }

  /**
   * The same for failed ones whose job has failed, or whose job's id is used up.
   *
   * @return how many
   */
  public int forgetFailed(List<ObjectRow> rows) {
    String ended =
        " AND NOT EXISTS (SELECT 1 FROM load_job j WHERE j.id = :jobBefore"
            + " AND j.state NOT IN ('FAILED', 'STOPPED', 'BURNED'))";
    return delete(ended, rows);
  }

  private int delete(String condition, List<ObjectRow> rows) {
    String sql = "DELETE FROM object_generation WHERE " + Transitions.AS_IT_WAS + condition;
    PreparedBatch batch = handle.prepareBatch(sql);
    rows.forEach(row -> Transitions.bindBefore(batch, row).add());
    return rows.isEmpty() ? 0 : Arrays.stream(batch.execute()).sum();
  }

  /**
   * Gives a job the enrolled objects of its window that no job has yet, from one name to another,
   * both included, in the order of {@link String#compareTo}.
   *
   * @return how many
   */
  public int give(long windowId, String jobId, String first, String last) {
    return handle
        .createUpdate(
            "UPDATE object_generation SET job_id = :job WHERE window_id = :window"
                + " AND job_id IS NULL AND name >= :first AND name <= :last"
                + " AND state = 'ENROLLED'")
        .bind("job", jobId)
        .bind("window", windowId)
        .bind("first", first)
        .bind("last", last)
        .execute();
  }

  /** Moves all objects of a job from one state to another. */
  public void ofJob(String jobId, State before, State after, String reason) {
    handle
        .createUpdate(
            "UPDATE object_generation SET state = :after, reason = :reason"
                + " WHERE job_id = :job AND window_id ="
                + " (SELECT window_id FROM load_job WHERE id = :job) AND state = :before")
        .bind("job", jobId)
        .bind("before", before)
        .bind("after", after)
        .bind("reason", Reason.clip(reason))
        .execute();
  }

  /**
   * Notes where a failure step has taken each of these objects, as their rows say.
   *
   * @throws StaleRow when one of them is not in that state, window and job any more
   */
  public void taken(List<ObjectRow> rows) {
    if (rows.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            "UPDATE object_generation SET taken_to = :to WHERE " + Transitions.AS_IT_WAS);
    rows.forEach(row -> Transitions.bindBefore(batch, row).bind("to", row.takenTo()).add());
    int[] updated = batch.execute();
    for (int i = 0; i < updated.length; i++) {
      if (updated[i] == 0) {
        throw new StaleRow(rows.get(i).uri());
      }
    }
  }

  private static PreparedBatch bind(PreparedBatch batch, ObjectRow row) {
    return batch
        .bind("bucket", row.bucket())
        .bind("name", row.name())
        .bind("generation", row.generation())
        .bind("state", row.state())
        .bind("window", row.windowId())
        .bind("job", row.jobId())
        .bind("size", row.sizeBytes())
        .bind("created", row.timeCreated().toEpochMilli())
        .bind("ruleSet", row.ruleSet())
        .bind("reason", Reason.clip(row.reason()));
  }

  static ObjectRow read(ResultSet rs, StatementContext context) throws SQLException {
    long window = rs.getLong("window_id");
    Long windowId = rs.wasNull() ? null : window;
    return new ObjectRow(
        rs.getString("bucket"),
        rs.getString("name"),
        rs.getLong("generation"),
        State.valueOf(rs.getString("state")),
        windowId,
        rs.getString("job_id"),
        rs.getLong("size_bytes"),
        Instant.ofEpochMilli(rs.getLong("created_ms")),
        rs.getLong("rule_set"),
        rs.getString("reason"),
        rs.getString("taken_to"));
  }
}
