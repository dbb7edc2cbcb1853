package dev.bqt.runtime.cloud;

import java.util.Map;

/**
 * A query job to be asked for, in GoogleSQL unless the option {@code useLegacySql} says otherwise.
 *
 * @param job its name
 * @param sql the statement
 * @param destination table that receives the rows; null means none of ours
 * @param options further fields of {@code JobConfigurationQuery}, such as {@code writeDisposition}
 *     or {@code queryParameters}
 * @param labels of the job
 */
public record QueryRequest(
    JobName job,
    String sql,
    TableName destination,
    Map<String, Object> options,
    Map<String, String> labels)
    implements JobRequest {
  /** Copies the collections. */
  public QueryRequest {
    options = Map.copyOf(options);
    labels = Map.copyOf(labels);
  }
}
