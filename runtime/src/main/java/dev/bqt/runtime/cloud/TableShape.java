package dev.bqt.runtime.cloud;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a table is like, besides its rows.
 *
 * @param fields columns as REST's {@code TableFieldSchema} has them: {@code name}, {@code type},
 *     {@code mode}, … with values as JSON has them
 * @param description for people; empty when there is none
 * @param labels may be empty
 * @param expires when BigQuery deletes it; null means never
 * @param options further fields of REST's {@code Table}: {@code timePartitioning}, {@code
 *     rangePartitioning}, {@code clustering}, {@code encryptionConfiguration}, {@code
 *     requirePartitionFilter}; one that the client cannot carry is refused by name
 */
public record TableShape(
    List<Map<String, Object>> fields,
    String description,
    Map<String, String> labels,
    Instant expires,
    Map<String, Object> options) {
  /** Copies the collections. */
  public TableShape {
    fields = List.copyOf(fields);
    labels = Map.copyOf(labels);
    options = Map.copyOf(options);
  }

  /** Columns alone. */
  public static TableShape of(List<Map<String, Object>> fields) {
    return new TableShape(fields, "", Map.of(), null, Map.of());
  }
}
