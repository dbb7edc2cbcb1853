package dev.bqt.runtime.ledger;

import dev.bqt.runtime.ledger.ObjectRow.State;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Objects that are not loaded and that no newer generation of the same name has taken the place of,
 * however many: page by page, and counted. Newer is what both its number and its time say of.
 */
public final class WaitingRows {
  static final String NEWEST =
      " AND NOT EXISTS (SELECT 1 FROM object_generation n WHERE n.bucket = o.bucket"
          + " AND n.name = o.name AND n.generation > o.generation"
          + " AND n.created_ms >= o.created_ms)";

  private final Handle handle;

  WaitingRows(Handle handle) {
    this.handle = handle;
  }

  /**
   * How many there are.
   *
   * @param state in which they are
   * @param moved whether a failure step has taken them somewhere
   */
  public record Count(State state, boolean moved, long objects) {}

  /** How many are in each of these states. */
  public List<Count> count(List<State> states) {
    return handle
        .createQuery(
            // H2 groups by columns, not by what is reckoned from them.
            "SELECT state, moved, COUNT(*) FROM (SELECT state,"
                + " taken_to IS NOT NULL AND taken_to <> '' AS moved"
                + " FROM object_generation o WHERE state IN (<states>)"
                + NEWEST
                + ") GROUP BY state, moved")
        .bindList("states", states.stream().map(State::name).toList())
        .map(
            (rs, context) ->
                new Count(State.valueOf(rs.getString(1)), rs.getBoolean(2), rs.getLong(3)))
        .list();
  }

  /**
   * Hands on those in that state, in the order of their buckets and names, a page at a time. They
   * are sorted once, by the database and on its disk: what the pages are used for may take long,
   * and may change them.
   *
   * @param size of a page
   */
  public void forEachPage(State state, int size, Consumer<List<ObjectRow>> each) {
    forEachPage(sorted(state, ""), size, each);
  }

  /** The same of these windows. */
  public void forEachPage(
      State state, Collection<Long> windows, int size, Consumer<List<ObjectRow>> each) {
    Query those =
        handle
            .createQuery(
                "SELECT o.* FROM UNNEST(:ids) AS w(id) JOIN object_generation o"
                    + " ON o.window_id = w.id WHERE o.state = :state"
                    + NEWEST
                    + " ORDER BY o.bucket, o.name, o.generation")
            .bindArray("ids", Long.class, List.copyOf(windows))
            .bind("state", state);
    forEachPage(those, size, each);
  }

  private static void forEachPage(Query query, int size, Consumer<List<ObjectRow>> each) {
    try (Stream<ObjectRow> rows = query.setFetchSize(1000).map(ObjectRows::read).stream()) {
      List<ObjectRow> page = new ArrayList<>();
      for (Iterator<ObjectRow> next = rows.iterator(); next.hasNext(); ) {
        page.add(next.next());
        if (page.size() == size || !next.hasNext()) {
          each.accept(page);
          page = new ArrayList<>();
        }
      }
    }
  }

  /** The first ones in that state, so many at most. */
  public List<ObjectRow> first(State state, int most) {
    return sorted(state, " FETCH FIRST :most ROWS ONLY")
        .bind("most", most)
        .map(ObjectRows::read)
        .list();
  }

  private Query sorted(State state, String limit) {
    return handle
        .createQuery(
            "SELECT * FROM object_generation o WHERE state = :state"
                + NEWEST
                + " ORDER BY bucket, name, generation"
                + limit)
        .bind("state", state);
  }

  /** Whether any of them, in one of these states, is in that window. */
  public boolean areIn(long windowId, List<State> states) {
    return handle
        .createQuery(
            "SELECT 1 FROM object_generation o WHERE window_id = :id AND state IN (<states>)"
                + NEWEST
                + " FETCH FIRST ROW ONLY")
        .bind("id", windowId)
        .bindList("states", states.stream().map(State::name).toList())
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }
}
