package dev.bqt.runtime.cloud;

/**
 * A table by its whole name.
 *
 * @param project never null
 * @param dataset never null
 * @param table never null; no partition decorator
 */
public record TableName(String project, String dataset, String table) {

  /** {@code project.dataset.table}. */
  @Override
  public String toString() {
    return project + "." + dataset + "." + table;
  }
}
