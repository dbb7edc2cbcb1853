package dev.bqt.runtime.ledger;

import dev.bqt.runtime.ledger.WindowRow.Journal;
import dev.bqt.runtime.ledger.WindowRow.JournalState;
import dev.bqt.runtime.ledger.WindowRow.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;

/** The windows. */
public final class WindowRows {
  private static final String SELECT = "SELECT * FROM batch_window ";

  /** So many are asked for in one statement. */
  private static final int IDS = 1_000;

  private final Handle handle;
  private final Consumer<Change> changes;

  WindowRows(Handle handle, Consumer<Change> changes) {
    this.handle = handle;
    this.changes = changes;
  }

  /** The window of that key. */
  public Optional<WindowRow> find(WindowKey key) {
    return handle
        .createQuery(
            SELECT
                + "WHERE rule_key = :ruleKey AND destination = :destination"
                + " AND name_hash = :nameHash AND end_ms = :end")
        .bind("ruleKey", key.ruleKey())
        .bind("destination", key.destination())
        .bind("nameHash", key.nameHash())
        .bind("end", key.end().toEpochMilli())
        .map(WindowRows::read)
        .findOne();
  }

  /** The window of that event id. */
  public Optional<WindowRow> find(long id) {
    return handle
        .createQuery(SELECT + "WHERE id = :id")
        .bind("id", id)
        .map(WindowRows::read)
        .findOne();
  }

  /** Whether that rule has ever taken anything. */
  public boolean areThereOf(String ruleKey) {
    return handle
        .createQuery("SELECT 1 FROM batch_window WHERE rule_key = :key FETCH FIRST ROW ONLY")
        .bind("key", ruleKey)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /** Those of these windows that are not at their end. */
  public Set<Long> unfinished(Collection<Long> ids) {
    return handle
        .createQuery(
            "SELECT w.id FROM UNNEST(:ids) AS i(id) JOIN batch_window w ON w.id = i.id"
                + " WHERE w.state IN ('OPEN', 'CLOSED', 'LOADING', 'ACTING')")
        .bindArray("ids", Long.class, List.copyOf(ids))
        .mapTo(Long.class)
        .set();
  }

  /**
   * The same; until the transaction ends nobody takes any of these windows to another state, so
   * what is done to objects of the others is done to objects that no step is about.
   */
  public Set<Long> unfinishedForNow(Collection<Long> ids) {
    // In the order of their ids, so that of two transactions one waits for the other.
    List<Long> sorted = ids.stream().sorted().distinct().toList();
    for (int from = 0; from < sorted.size(); from += IDS) {
      handle
          .createQuery("SELECT id FROM batch_window WHERE id IN (<ids>) ORDER BY id FOR UPDATE")
          .bindList("ids", sorted.subList(from, Math.min(from + IDS, sorted.size())))
          .mapTo(Long.class)
          .list();
    }
    return unfinished(sorted);
  }

  /** When the window came into the state that it is in. */
  public Instant changed(long id) {
    return handle
        .createQuery("SELECT changed_ms FROM batch_window WHERE id = :id")
        .bind("id", id)
        .mapTo(Long.class)
        .map(Instant::ofEpochMilli)
        .one();
  }

  /** All windows in one of these states, those that end first first. */
  public List<WindowRow> in(State... states) {
    return handle
        .createQuery(SELECT + "WHERE state IN (<states>) ORDER BY end_ms, id")
        .bindList("states", Arrays.stream(states).map(State::name).toList())
        .map(WindowRows::read)
        .list();
  }

  /** Prefixes of the open windows' rules, by bucket; empty when no window is open. */
  public Map<String, Set<String>> openPrefixes() {
    Map<String, Set<String>> prefixes = new TreeMap<>();
    handle
        .createQuery("SELECT DISTINCT bucket, scan_prefix FROM batch_window WHERE state = 'OPEN'")
        .map((rs, context) -> Map.entry(rs.getString(1), rs.getString(2)))
        .forEach(
            place ->
                prefixes
                    .computeIfAbsent(place.getKey(), bucket -> new TreeSet<>())
                    .add(place.getValue()));
    return prefixes;
  }

  /** Names of all windows whose {@code .win} is in the bucket. */
  public Set<String> publishedNames() {
    return handle
        .createQuery("SELECT journal_name FROM batch_window WHERE journal = 'PUBLISHED'")
        .mapTo(String.class)
        .set();
  }

  /**
   * Opens a window; the id and the key must be free.
   *
   * @param objects how many join at once
   */
  public void open(WindowRow window, int objects) {
    bindAll(
            handle
                .createUpdate(
                    "INSERT INTO batch_window VALUES (:id, :ruleKey, :destination, :tableText,"
                        + " :nameHash, :end, :state, :epoch, :bucket, :folder, :scanPrefix,"
                        + " :closesAfter, :opened, :now, :journal, :journalName, :failed, :tries,"
                        + " :notBefore, :reason, :stem)")
                .bind("stem", window.stem())
                .bind("now", window.opened().toEpochMilli()),
            window)
        .bind("ruleKey", window.key().ruleKey())
        .bind("destination", window.key().destination())
        .bind("tableText", window.tableText())
        .bind("nameHash", window.key().nameHash())
        .bind("end", window.key().end().toEpochMilli())
        .bind("bucket", window.place().bucket())
        .bind("folder", window.place().folder())
        .bind("scanPrefix", window.place().scanPrefix())
        .bind("closesAfter", window.closesAfter().toEpochMilli())
        .bind("opened", window.opened().toEpochMilli())
        .execute();
    changes.accept(new Change.OfWindow(null, window));
    changes.accept(new Change.Joined(window, objects));
  }

  /**
   * Puts {@code after} in the place of {@code before}, if nobody was faster.
   *
   * @return the row with its new epoch
   * @throws StaleRow when somebody was
   */
  public WindowRow change(WindowRow before, WindowRow after, Instant now) {
    int updated =
        bindAll(
                handle
                    .createUpdate(
                        "UPDATE batch_window SET state = :state, epoch = epoch + 1,"
                            + " changed_ms ="
                            + " CASE WHEN state = :state THEN changed_ms ELSE :now END,"
                            + " journal = :journal, journal_name = :journalName,"
                            + " failed = :failed, tries = :tries, not_before_ms = :notBefore,"
                            + " reason = :reason"
                            + " WHERE id = :id AND state = :stateBefore AND epoch = :epoch")
                    .bind("now", now.toEpochMilli())
                    .bind("stateBefore", before.state()),
                after)
            .execute();
    if (updated == 0) {
      throw new StaleRow("window " + before.id());
    }
    WindowRow changed = find(before.id()).orElseThrow();
    changes.accept(new Change.OfWindow(before, changed));
    return changed;
  }

  /** Notes that objects have joined, if the window is still open. */
  public void join(WindowRow window, int objects) {
    int updated =
        handle
            .createUpdate(
                "UPDATE batch_window SET epoch = epoch + 1 WHERE id = :id AND state = 'OPEN'")
            .bind("id", window.id())
            .execute();
    if (updated == 0) {
      throw new StaleRow("window " + window.id());
    }
    changes.accept(new Change.Joined(window, objects));
  }

  private static <S extends SqlStatement<S>> S bindAll(S statement, WindowRow window) {
    return statement
        .bind("id", window.id())
        .bind("state", window.state())
        .bind("epoch", window.epoch())
        .bind("journal", window.journal().state())
        .bind("journalName", window.journal().name())
        .bind("failed", window.failed())
        .bind("tries", window.retry().tries())
        .bind("notBefore", window.retry().notBefore().toEpochMilli())
        .bind("reason", Reason.clip(window.reason()));
  }

  static WindowRow read(ResultSet rs, StatementContext context) throws SQLException {
    return new WindowRow(
        rs.getLong("id"),
        stem(rs),
        new WindowKey(
            rs.getString("rule_key"),
            rs.getString("destination"),
            rs.getLong("name_hash"),
            instant(rs, "end_ms")),
        rs.getString("table_text"),
        State.valueOf(rs.getString("state")),
        rs.getLong("epoch"),
        new WindowPlace(
            rs.getString("bucket"), rs.getString("folder"), rs.getString("scan_prefix")),
        instant(rs, "closes_after_ms"),
        instant(rs, "opened_ms"),
        new Journal(JournalState.valueOf(rs.getString("journal")), rs.getString("journal_name")),
        rs.getBoolean("failed"),
        new Retry(rs.getInt("tries"), instant(rs, "not_before_ms")),
        rs.getString("reason"));
  }

  private static long stem(ResultSet rs) throws SQLException {
    long stem = rs.getLong("stem");
    return rs.wasNull() ? rs.getLong("id") : stem;
  }

  private static Instant instant(ResultSet rs, String column) throws SQLException {
    return Instant.ofEpochMilli(rs.getLong(column));
  }
}
