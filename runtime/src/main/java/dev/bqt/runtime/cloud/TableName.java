package dev.bqt.runtime.cloud;

/**
 * A table by its whole name.
 *
 * @param project never null
 * @param dataset never null
 * @param table never null; no partition decorator
 */
public record TableName(String project, String dataset, String table) {

  /** Reads what {@link #toString()} writes; a project may hold dots ({@code example.com:p}). */
  public static TableName parse(String text) {
    int table = text.lastIndexOf('.');
    int dataset = text.lastIndexOf('.', table - 1);
    return new TableName(
        text.substring(0, dataset), text.substring(dataset + 1, table), text.substring(table + 1));
  }

  /** {@code project.dataset.table}. */
  @Override
  public String toString() {
    return project + "." + dataset + "." + table;
  }
}
