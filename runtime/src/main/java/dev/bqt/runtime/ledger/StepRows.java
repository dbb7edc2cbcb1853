package dev.bqt.runtime.ledger;

import dev.bqt.runtime.ledger.StepRow.Chain;
import dev.bqt.runtime.ledger.StepRow.State;
import dev.bqt.runtime.ledger.StepRow.Target;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The steps that follow the jobs of a window. */
public final class StepRows {
  private static final Pattern TARGET = Pattern.compile("(\\d+) gs://([^/]+)/(.+)", Pattern.DOTALL);

  private final Handle handle;
  private final Consumer<Change> changes;

  StepRows(Handle handle, Consumer<Change> changes) {
    this.handle = handle;
    this.changes = changes;
  }

  /** The steps of one list of a window, in order. */
  public List<StepRow> of(long windowId, Chain chain) {
    return handle
        .createQuery(
            "SELECT * FROM action_step WHERE window_id = :id AND chain = :chain ORDER BY place")
        .bind("id", windowId)
        .bind("chain", chain)
        .map(StepRows::read)
        .list();
  }

  /**
   * Those of these windows of which a move of what has failed broke off: some of their objects may
   * be where it moves them to, and the ledger does not say so.
   */
  public Set<Long> withBrokenMoves(Collection<Long> windows) {
    return handle
        .createQuery(
            "SELECT DISTINCT s.window_id FROM UNNEST(:ids) AS w(id)"
                + " JOIN action_step s ON s.window_id = w.id AND s.chain = 'FAILURE'"
                + " AND s.action = 'move' AND s.state = 'FAILED' AND NOT s.blocked")
        .bindArray("ids", Long.class, List.copyOf(windows))
        .mapTo(Long.class)
        .set();
  }

  /** Writes a step down. */
  public void plan(StepRow step) {
    handle
        .createUpdate(
            "INSERT INTO action_step (window_id, chain, place, action, state, epoch, tries,"
                + " not_before_ms, reason, targets)"
                + " VALUES (:id, :chain, :place, :action, :state, :epoch, 0, 0, NULL, NULL)")
        .bind("id", step.windowId())
        .bind("chain", step.chain())
        .bind("place", step.place())
        .bind("action", step.action())
        .bind("state", step.state())
        .bind("epoch", step.epoch())
        .execute();
  }

  /**
   * Puts {@code after} in the place of {@code before}, if nobody was faster.
   *
   * @return the row with its new epoch
   * @throws StaleRow when somebody was
   */
  public StepRow change(StepRow before, StepRow after) {
    int updated =
        handle
            .createUpdate(
                "UPDATE action_step SET state = :state, epoch = epoch + 1, tries = :tries,"
                    + " not_before_ms = :notBefore, reason = :reason, targets = :targets,"
                    + " done_job = :doneJob, done_name = :doneName, left_alone = :left,"
                    + " left_said = :said, blocked = :blocked"
                    + " WHERE window_id = :id AND chain = :chain AND place = :place"
                    + " AND state = :stateBefore AND epoch = :epoch")
            .bind("id", before.windowId())
            .bind("chain", before.chain())
            .bind("place", before.place())
            .bind("stateBefore", before.state())
            .bind("epoch", before.epoch())
            .bind("state", after.state())
            .bind("tries", after.retry().tries())
            .bind("notBefore", after.retry().notBefore().toEpochMilli())
            .bind("reason", Reason.clip(after.reason()))
            .bind("targets", text(after.targets()))
            .bind("doneJob", after.progress().job())
            .bind("doneName", after.progress().name())
            .bind("left", after.progress().left())
            .bind("said", Reason.clip(after.progress().said()))
            .bind("blocked", after.progress().blocked())
            .execute();
    if (updated == 0) {
      throw new StaleRow("step " + before.place() + " of window " + before.windowId());
    }
    if (before.state() != after.state() || after.reason() != null) {
      changes.accept(new Change.OfStep(after));
    }
    return after.changed();
  }

  /** No name of an object holds a line break. */
  private static String text(List<Target> targets) {
    return targets == null
        ? null
        : targets.stream()
            .map(to -> to.generation() + " gs://" + to.bucket() + "/" + to.name())
            .collect(Collectors.joining("\n"));
  }

  private static List<Target> targets(String text) {
    return text == null ? null : text.lines().map(StepRows::target).toList();
  }

  private static Target target(String line) {
    Matcher parts = TARGET.matcher(line);
    if (!parts.matches()) {
      throw new IllegalStateException("No target of a step: " + line);
    }
    return new Target(parts.group(2), parts.group(3), Long.parseLong(parts.group(1)));
  }

  private static StepRow read(ResultSet rs, StatementContext context) throws SQLException {
    return new StepRow(
        rs.getLong("window_id"),
        Chain.valueOf(rs.getString("chain")),
        rs.getInt("place"),
        rs.getString("action"),
        State.valueOf(rs.getString("state")),
        rs.getLong("epoch"),
        new Retry(rs.getInt("tries"), Instant.ofEpochMilli(rs.getLong("not_before_ms"))),
        rs.getString("reason"),
        targets(rs.getString("targets")),
        new StepProgress(
            rs.getString("done_job"),
            rs.getString("done_name"),
            rs.getInt("left_alone"),
            rs.getString("left_said"),
            rs.getBoolean("blocked")));
  }
}
