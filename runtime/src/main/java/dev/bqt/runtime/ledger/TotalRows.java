package dev.bqt.runtime.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Windows by the table that they load into, summed up: however many there are. */
public final class TotalRows {
  private static final String SINCE = " WHERE w.changed_ms >= :since GROUP BY w.table_text";

  private final Handle handle;

  TotalRows(Handle handle) {
    this.handle = handle;
  }

  /**
   * What became of a table's windows.
   *
   * @param table as its rule wrote it
   * @param files that were loaded
   * @param rows that they became
   * @param failures files that have failed, also those that their rule has taken away since
   */
  public record Total(
      String table, long files, long rows, long windows, long jobs, long failures) {}

  /** Of the windows that anything has changed in since then, by the names of their tables. */
  public List<Total> since(Instant since) {
    Map<String, long[]> windows =
        sums("SELECT w.table_text, COUNT(*), 0 FROM batch_window w" + SINCE, since);
    Map<String, long[]> jobs =
        sums(
            "SELECT w.table_text, COUNT(*), SUM(j.output_rows) FROM batch_window w"
                + " JOIN load_job j ON j.window_id = w.id"
                + SINCE,
            since);
    Map<String, long[]> objects =
        sums(
            "SELECT w.table_text, SUM(CASE WHEN o.state = 'LOADED' THEN 1 ELSE 0 END),"
                + " SUM(CASE WHEN o.state = 'FAILED' OR o.taken_to IS NOT NULL THEN 1 ELSE 0 END)"
                + " FROM batch_window w JOIN object_generation o ON o.window_id = w.id"
                + SINCE,
            since);
    long[] none = {0, 0};
    return windows.keySet().stream()
        .map(
            table -> {
              long[] job = jobs.getOrDefault(table, none);
              long[] object = objects.getOrDefault(table, none);
              long number = windows.get(table)[0];
              return new Total(table, object[0], job[1], number, job[0], object[1]);
            })
        .toList();
  }

  /** Whether a load has ever succeeded, as far as it is not forgotten. */
  public boolean hasLoaded() {
    return handle
        .createQuery("SELECT EXISTS (SELECT 1 FROM load_job WHERE state = 'SUCCEEDED')")
        .mapTo(Boolean.class)
        .one();
  }

  private Map<String, long[]> sums(String sql, Instant since) {
    return handle
        .createQuery(sql)
        .bind("since", since.toEpochMilli())
        .map((rs, context) -> Map.entry(rs.getString(1), new long[] {rs.getLong(2), rs.getLong(3)}))
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, TreeMap::new));
  }
}
