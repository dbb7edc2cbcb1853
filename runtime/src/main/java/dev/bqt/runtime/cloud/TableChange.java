package dev.bqt.runtime.cloud;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What is to change of a table; what is null stays as it is.
 *
 * @param fields all columns that it shall have, as {@link TableShape#fields()}: BigQuery adds
 *     columns that may be NULL and lets REQUIRED ones be NULLABLE, and refuses everything else
 * @param description the empty string removes it
 * @param labels are added, or given another value
 * @param expires {@link #NEVER} takes the end away
 */
public record TableChange(
    List<Map<String, Object>> fields,
    String description,
    Map<String, String> labels,
    Instant expires) {
  /** The table does not expire. */
  public static final Instant NEVER = Instant.MAX;

  /** Copies the collections. */
  public TableChange {
    fields = fields == null ? null : List.copyOf(fields);
    labels = labels == null ? null : Map.copyOf(labels);
  }

  /** Other columns. */
  public static TableChange of(List<Map<String, Object>> fields) {
    return new TableChange(fields, null, null, null);
  }
}
